/**
 * The shape of the code base as tests: which package may use which, what pure packages must not
 * touch, and that every rule of SPEC.md has a test. Each check is itself tested on planted
 * violations, those of {@code io.siyu.arch.fixture} among them.
 */
package io.siyu.arch;
