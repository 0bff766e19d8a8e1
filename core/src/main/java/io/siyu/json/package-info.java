/**
 * JSON as this library needs it: one strict parser, one canonical form with sorted keys, and a
 * reader that names every violation by its JSON pointer. Nothing here knows the business.
 */
@NullMarked
package io.siyu.json;

import org.jspecify.annotations.NullMarked;
