/**
 * Events (事件) and facts (事实): what happened, immutable, identified by its content, with its one
 * JSON form.
 */
@NullMarked
package io.siyu.event;

import org.jspecify.annotations.NullMarked;
