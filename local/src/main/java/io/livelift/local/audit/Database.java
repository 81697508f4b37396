package io.livelift.local.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** A DuckDB for one recomputation. */
final class Database implements AutoCloseable {
  private final DuckDBConnection connection;

  /**
   * In memory alone, with one thread: two take a seventh less time for half a million records, and
   * once in a while lost rows, of a join without preserved order and of a filter with it.
   */
  Database() throws SQLException {
    connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    run("set autoinstall_known_extensions = false");
    run("set threads = 1");
  }

  /**
   * In memory up to a limit, beyond it in files of a directory.
   *
   * @param directory for those files; exists
   * @param memory bytes
   */
  Database(Path directory, long memory) throws SQLException {
    this();
    run("set temp_directory = '" + directory.toString().replace("'", "''") + "'");
    run("set memory_limit = '" + (memory >> 20) + "MiB'");
  }

  /** Runs the statements of a resource beside this class. */
  void runResource(String name) throws SQLException {
    try (var in = Database.class.getResourceAsStream(name)) {
      run(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The audit's SQL " + name + " is unreadable.", e);
    }
  }

  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All rows of a query. */
  List<Object[]> rows(String sql) throws SQLException {
    var rows = new ArrayList<Object[]>();
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var width = result.getMetaData().getColumnCount();
      while (result.next()) {
        var row = new Object[width];
        for (var i = 0; i < width; i++) {
          row[i] = result.getObject(i + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** A writer of rows to a table; its values are String, Integer, Long, Boolean or null. */
  Rows into(String table) throws SQLException {
    return new Rows(table);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Appends rows to a table; they are there once it is closed. */
  final class Rows implements AutoCloseable {
    private final org.duckdb.DuckDBAppender appender;

    private Rows(String table) throws SQLException {
      appender = connection.createAppender("main", table);
    }

    void add(Object... values) throws SQLException {
      appender.beginRow();
      for (var value : values) {
        if (value == null) {
          appender.appendNull();
        } else if (value instanceof String text) {
          appender.append(text);
        } else if (value instanceof Long number) {
          appender.append(number.longValue());
        } else if (value instanceof Integer number) {
          appender.append(number.intValue());
        } else {
          appender.append(((Boolean) value).booleanValue());
        }
      }
      appender.endRow();
    }

    @Override
    public void close() throws SQLException {
      appender.close();
    }
  }
}
