/**
 * The root of this library's exceptions. Callers catch {@link io.siyu.error.SiyuException} or one
 * of its few named subclasses, which live beside what they speak of.
 */
@NullMarked
package io.siyu.error;

import org.jspecify.annotations.NullMarked;
