/**
 * Who is who (身份图谱): profiles, the clusters that a store keeps, and the persons that are resolved
 * from them at read. Pure functions of events and rules.
 */
@NullMarked
package io.siyu.dossier;

import org.jspecify.annotations.NullMarked;
