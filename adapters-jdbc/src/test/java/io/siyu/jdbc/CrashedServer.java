package io.siyu.jdbc;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A database server of a test's own that can be killed and started again on the same files. */
interface CrashedServer extends AutoCloseable {
  /** Where it is reached, each time it is started. */
  DriverDataSource source();

  /** Its processes now, the one that starts the others first. */
  List<ProcessHandle> processes();

  /** Starts it again after it was killed. */
  void restart() throws Exception;

  @Override
  void close() throws IOException;

  /** Kills all its processes, as the end of the machine would, and waits until they are gone. */
  default void kill() {
    List<ProcessHandle> all = processes();
    if (all.isEmpty()) {
      throw new IllegalStateException("there is no server to kill");
    }
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  /** A process and all that it has started. */
  static List<ProcessHandle> withDescendants(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }
}
