/** Tests of the store in a database, each against real ones. */
package io.siyu.jdbc;
