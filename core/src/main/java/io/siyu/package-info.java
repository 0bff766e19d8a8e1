/**
 * The door to Siyu (私域): {@link io.siyu.Siyu} receives what platforms push and answers from it;
 * {@link io.siyu.Report} is the exact report of a window.
 */
@NullMarked
package io.siyu;

import org.jspecify.annotations.NullMarked;
