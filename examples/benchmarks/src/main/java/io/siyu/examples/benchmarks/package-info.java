/**
 * What the library costs (基准测试), each figure beside the least that any program could do with the
 * same bytes in the same run: the ratio is the figure, since absolutes are the machine's. How to
 * run it, and a table, are in the README.
 */
@NullMarked
package io.siyu.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
