package io.siyu.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk of H2 (坏盘) under {@code faulty:} that has room for so many bytes more, that knows what
 * would be on it if the power failed: what was there when the file was last forced, and that tells
 * of every write, after which the process might be killed.
 */
// H2 makes one for each path, by reflection.
@SuppressWarnings("exports")
public final class FaultyDisk extends FilePathWrapper {
  private static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);
  private static final AtomicReference<byte[]> FORCED = new AtomicReference<>(new byte[0]);
  private static final AtomicReference<Written> WRITTEN = new AtomicReference<>(path -> {});

  /** A path is set by H2. */
  public FaultyDisk() {}

  static void register() {
    FilePath.register(new FaultyDisk());
  }

  /** Lets so many bytes be written before the disk is full. */
  static void room(long bytes) {
    ROOM.set(bytes);
  }

  /** What a power failure now would leave of the database's file. */
  static byte[] forced() {
    return FORCED.get().clone();
  }

  /** Hears that a database's file was written; nothing else is written meanwhile. */
  @FunctionalInterface
  interface Written {
    void to(Path path) throws IOException;
  }

  /** Tells from now on of every write. */
  static void tell(Written written) {
    WRITTEN.set(written);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(getBase().open(mode), Path.of(getBase().toString()));
  }

  /** A file on the disk. */
  private static final class Channel extends FileBaseDefault {
    private final FileChannel channel;
    private final Path path;

    Channel(FileChannel channel, Path path) {
      this.channel = channel;
      this.path = path;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
      if (ROOM.addAndGet(-bytes.remaining()) < 0) {
        ROOM.set(0);
        throw new IOException("No space left on device");
      }
      int count = channel.write(bytes, position);
      if (isDatabase()) {
        WRITTEN.get().to(path);
      }
      return count;
    }

    private boolean isDatabase() {
      return path.toString().endsWith(".mv.db");
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
      return channel.read(bytes, position);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void force(boolean metadata) throws IOException {
      channel.force(metadata);
      if (isDatabase()) {
        FORCED.set(Files.readAllBytes(path));
      }
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return channel.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      channel.close();
    }
  }
}
