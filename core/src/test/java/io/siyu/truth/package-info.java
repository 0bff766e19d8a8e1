/** What is estimated of a market beside what is true of it. */
package io.siyu.truth;
