/**
 * The playbook (经营手册): the versioned, validated, immutable description of the business. JSON in and
 * out.
 */
@NullMarked
package io.siyu.playbook;

import org.jspecify.annotations.NullMarked;
