/**
 * What a person has agreed to and refused (同意与撤回), for what purpose and by what means, and what
 * follows from it. Pure functions of events; chapter 10 of SPEC.md.
 */
@NullMarked
package io.siyu.consent;

import org.jspecify.annotations.NullMarked;
