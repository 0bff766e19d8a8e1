/** How far people come (阶段) and the three steps of the business that the stages belong to (三步). */
@NullMarked
package io.siyu.stage;

import org.jspecify.annotations.NullMarked;
