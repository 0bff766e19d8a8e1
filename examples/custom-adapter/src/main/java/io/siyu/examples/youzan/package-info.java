/** An adapter of one's own (自定义适配器): orders of Youzan (有赞), by its message push. */
@NullMarked
package io.siyu.examples.youzan;

import org.jspecify.annotations.NullMarked;
