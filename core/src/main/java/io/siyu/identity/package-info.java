/**
 * The values that say who and what an event is about: identity keys (身份标识) and the other subjects.
 * How keys become persons is decided above, in the dossier package.
 */
@NullMarked
package io.siyu.identity;

import org.jspecify.annotations.NullMarked;
