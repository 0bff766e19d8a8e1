/** A report as a page for people (报表页面): one file that needs nothing from anywhere else. */
@NullMarked
package io.siyu.examples.quickstart.html;

import org.jspecify.annotations.NullMarked;
