package io.siyu.jdbc;

/**
 * One transaction of one tenant.
 *
 * @param sql the transaction's statements
 * @param tenant the tenant's number, the first value of every statement
 * @param hash the tenant's hashes
 */
record Session(Sql sql, int tenant, KeyedHash hash) {}
