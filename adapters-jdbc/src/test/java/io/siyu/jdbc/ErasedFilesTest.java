package io.siyu.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Siyu;
import io.siyu.tck.TraceableLife;
import io.siyu.tck.TraceableLife.Name;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.mvstore.MVStoreTool;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left in the database's files of somebody erased, byte by byte. */
class ErasedFilesTest {
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  @TempDir private Path directory;

  @Test
  @DisplayName(
      "S-10 no key, phone, tag or text of an erased person is in any file of a compacted database, repeated deliveries included")
  void nothing_is_left_in_the_files() throws Exception {
    try (Databases databases = new Databases(directory)) {
      DataSource source = databases.open("brand");
      Siyu siyu =
          Siyu.builder()
              .playbook(Brand.PLAYBOOK)
              .store(JdbcEventStore.on(source).forTenant("brand"))
              .build();
      for (int person = 1; person <= 79; person += 2) {
        tell(siyu, person);
      }
      assertThat(siyu.erase(TraceableLife.contact(1), Brand.LATER)).isPresent();
      tell(siyu, 1);
      for (int person = 81; person <= 119; person += 2) {
        tell(siyu, person);
      }
      Databases.execute(source, "shutdown compact");
    }

    // Compacting has compressed the pages: the same pages again, so that they can be searched.
    MVStoreTool.compact(directory.resolve("brand.mv.db").toString(), false);
    List<String> files = files();
    for (Name name : Name.values()) {
      assertThat(found(files, name.of(3))).as("%s of somebody else is there", name).isTrue();
      assertThat(found(files, name.of(1))).as("%s of the erased is there", name).isFalse();
    }
  }

  private static void tell(Siyu siyu, int person) {
    TraceableLife.life(person).forEach(event -> siyu.ingest(List.of(event)));
  }

  private List<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.add(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  private static boolean found(List<String> files, String text) {
    return CHARSETS.stream()
        .map(charset -> new String(text.getBytes(charset), StandardCharsets.ISO_8859_1))
        .anyMatch(bytes -> files.stream().anyMatch(file -> file.contains(bytes)));
  }
}
