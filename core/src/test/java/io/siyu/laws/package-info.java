/** The laws of SPEC.md, each as a property over generated histories. */
package io.siyu.laws;
