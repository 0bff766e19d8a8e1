/**
 * What customers decide (共创, C2M): the votes of panels of testers (体验官), the pledges of presales
 * (预售) and the teams of group buys (拼团), by chapter 26 of SPEC.md. Pure functions of dossiers; each
 * answer says what it rests on, or that there is too little to tell.
 */
@NullMarked
package io.siyu.cocreation;

import org.jspecify.annotations.NullMarked;
