package io.siyu.jdbc;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.playbook.KeyRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of one tenant's keys and of what connects them, within one transaction. */
final class Idents {
  private static final String SELECT =
      "select name, cluster, personal from siyu_ident where tenant = ?";

  private final Transaction transaction;
  private final Tenant owner;
  private final int tenant;

  Idents(Transaction transaction, Tenant tenant) {
    this.transaction = transaction;
    this.owner = tenant;
    this.tenant = tenant.id();
  }

  private static Ident read(ResultSet row) throws SQLException {
    return new Ident(row.getString(1), row.getLong(2), row.getInt(3));
  }

  private String name(IdentityKey key) {
    return owner.indexed(key.text());
  }

  Optional<Ident> find(IdentityKey key) {
    return find(name(key));
  }

  Optional<Ident> find(String name) {
    return transaction.first(SELECT + " and name = ?", Idents::read, tenant, name);
  }

  /** A key's row, which is made, in a cluster of its own, if it is not there. */
  Ident obtain(IdentityKey key) {
    return find(key).orElseGet(() -> add(key));
  }

  private Ident add(IdentityKey key) {
    Ident ident = new Ident(name(key), newCluster(), 0);
    transaction.update(
        "insert into siyu_ident (tenant, name, text, cluster, personal) values (?, ?, ?, ?, 0)",
        tenant,
        ident.name(),
        key.text(),
        ident.cluster());
    return ident;
  }

  long newCluster() {
    return transaction.first("select next value for siyu_cluster", row -> row.getLong(1)).get();
  }

  void remove(String name) {
    transaction.update("delete from siyu_ident where tenant = ? and name = ?", tenant, name);
  }

  void move(String name, long cluster) {
    transaction.update(
        "update siyu_ident set cluster = ? where tenant = ? and name = ?", cluster, tenant, name);
  }

  void moveAll(long from, long to) {
    transaction.update(
        "update siyu_ident set cluster = ? where tenant = ? and cluster = ?", to, tenant, from);
  }

  List<Ident> ofCluster(long cluster) {
    return transaction.list(SELECT + " and cluster = ?", Idents::read, tenant, cluster);
  }

  /** Whether one cluster has no more keys than another; costs what the smaller has. */
  boolean isSmaller(long cluster, long than) {
    for (int most = 64; ; most *= 4) {
      int size = sizeUpTo(most, cluster);
      int otherSize = sizeUpTo(most, than);
      if (size < most || otherSize < most) {
        return size <= otherSize;
      }
    }
  }

  private int sizeUpTo(int most, long cluster) {
    return transaction
        .list(
            "select 1 from siyu_ident where tenant = ? and cluster = ? limit ?",
            row -> row.getInt(1),
            tenant,
            cluster,
            most)
        .size();
  }

  /** The first cluster after another, by number. */
  Optional<Long> clusterAfter(long cluster) {
    return transaction.first(
        "select cluster from siyu_ident where tenant = ? and cluster > ? order by cluster limit 1",
        row -> row.getLong(1),
        tenant,
        cluster);
  }

  /** The oversized keys in a cluster or next to a key in it. */
  Set<IdentityKey> oversized(long cluster) {
    Set<IdentityKey> oversized = new HashSet<>();
    transaction
        .list(
            """
            select distinct o.text
            from siyu_ident i
            join siyu_edge e on e.tenant = i.tenant and e.a = i.name
            join siyu_ident o on o.tenant = e.tenant and o.name = e.b
            where i.tenant = ? and i.cluster = ? and o.personal > ?
            union
            select text from siyu_ident where tenant = ? and cluster = ? and personal > ?""",
            row -> row.getString(1),
            tenant,
            cluster,
            KeyRule.LIMIT_MAX,
            tenant,
            cluster,
            KeyRule.LIMIT_MAX)
        .forEach(text -> oversized.add(key(text)));
    return oversized;
  }

  private static IdentityKey key(String text) {
    if (Subject.parse(text).orElse(null) instanceof IdentityKey key) {
      return key;
    }
    throw Failures.unusable("a stored key is damaged: restore the database from a backup");
  }

  List<String> neighbours(String name) {
    return transaction.list(
        "select b from siyu_edge where tenant = ? and a = ?",
        row -> row.getString(1),
        tenant,
        name);
  }

  boolean hasNeighbours(String name) {
    return transaction.any(
        "select 1 from siyu_edge where tenant = ? and a = ? limit 1", tenant, name);
  }

  /** Notes that two keys are stated to belong together once more, or once less. */
  void count(IdentityKey a, IdentityKey b, int statements) {
    int before =
        transaction
            .first(
                "select n from siyu_edge where tenant = ? and a = ? and b = ?",
                row -> row.getInt(1),
                tenant,
                name(a),
                name(b))
            .orElse(0);
    int after = before + statements;
    setEdge(name(a), b, before, after);
    setEdge(name(b), a, before, after);
  }

  private void setEdge(String a, IdentityKey b, int before, int after) {
    if (before == 0) {
      transaction.update(
          "insert into siyu_edge (tenant, a, b, n) values (?, ?, ?, ?)", tenant, a, name(b), after);
    } else if (after == 0) {
      transaction.update(
          "delete from siyu_edge where tenant = ? and a = ? and b = ?", tenant, a, name(b));
    } else {
      transaction.update(
          "update siyu_edge set n = ? where tenant = ? and a = ? and b = ?",
          after,
          tenant,
          a,
          name(b));
    }
    int appeared = Integer.signum(after) - Integer.signum(before);
    if (appeared != 0 && b.type().defaultClass().isPersonal()) {
      transaction.update(
          "update siyu_ident set personal = personal + ? where tenant = ? and name = ?",
          appeared,
          tenant,
          a);
    }
  }
}
