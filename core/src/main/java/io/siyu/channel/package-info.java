/** Channels (渠道): the marked ways from a traffic pool to the brand. */
@NullMarked
package io.siyu.channel;

import org.jspecify.annotations.NullMarked;
