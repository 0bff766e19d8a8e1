/**
 * Erasing a person (擦除): what is left of the person's events, and how what arrives later is kept
 * from bringing the person back. Pure, given what a store remembers of the erased; chapter 7 of
 * SPEC.md.
 */
@NullMarked
package io.siyu.erasure;

import org.jspecify.annotations.NullMarked;
