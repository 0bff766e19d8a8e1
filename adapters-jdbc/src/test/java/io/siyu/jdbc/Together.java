package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs work in several threads that begin at once. */
final class Together {
  private Together() {}

  /** Runs each thread's work and returns the results, in order of the threads. */
  static <T> List<T> run(int threads, IntFunction<Callable<T>> work)
      throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<T> own = work.apply(i);
        futures.add(
            executor.submit(
                () -> {
                  start.await();
                  return own.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      assertThat(results).hasSize(threads);
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
