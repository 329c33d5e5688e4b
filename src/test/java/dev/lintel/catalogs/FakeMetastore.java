package dev.lintel.catalogs;

import io.trino.hive.thrift.metastore.GetTablesResult;
import io.trino.hive.thrift.metastore.Table;
import io.trino.hive.thrift.metastore.ThriftHiveMetastore;
import java.util.List;
import java.util.Set;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializable;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.server.TServer;
import org.apache.thrift.server.TSimpleServer;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TTransportException;

/**
 * A metastore that knows some calls only, as old ones do. It has a database {@code sales} with one
 * table, which is whatever is wanted.
 */
public record FakeMetastore(TServerSocket socket, TSimpleServer server) implements AutoCloseable {
  /**
   * Starts one.
   *
   * @param calls the names of the calls that it knows
   */
  public static FakeMetastore of(Table table, Set<String> calls) throws TTransportException {
    TServerSocket socket = new TServerSocket(0);
    TSimpleServer server =
        new TSimpleServer(
            new TServer.Args(socket)
                .processor((in, out) -> answer(table, calls, in, out))
                .protocolFactory(new TBinaryProtocol.Factory()));
    Thread.ofPlatform().daemon().start(server::serve);
    return new FakeMetastore(socket, server);
  }

  private static void answer(Table table, Set<String> calls, TProtocol in, TProtocol out)
      throws TException {
    TMessage call = in.readMessageBegin();
    TProtocolUtil.skip(in, TType.STRUCT);
    in.readMessageEnd();
    boolean isKnown = calls.contains(call.name);
    TSerializable answer =
        isKnown
            ? result(table, call.name)
            : new TApplicationException(
                TApplicationException.UNKNOWN_METHOD, "Invalid method name: '" + call.name + "'");
    byte type = isKnown ? TMessageType.REPLY : TMessageType.EXCEPTION;
    out.writeMessageBegin(new TMessage(call.name, type, call.seqid));
    answer.write(out);
    out.writeMessageEnd();
    out.getTransport().flush();
  }

  private static TSerializable result(Table table, String call) {
    return switch (call) {
      case "get_all_databases" ->
          new ThriftHiveMetastore.get_all_databases_result().setSuccess(List.of("sales"));
      case "get_all_tables" ->
          new ThriftHiveMetastore.get_all_tables_result().setSuccess(List.of(table.getTableName()));
      case "get_table_objects_by_name" ->
          new ThriftHiveMetastore.get_table_objects_by_name_result().setSuccess(List.of(table));
      case "get_table_objects_by_name_req" ->
          new ThriftHiveMetastore.get_table_objects_by_name_req_result()
              .setSuccess(new GetTablesResult(List.of(table)));
      default -> throw new IllegalStateException(call);
    };
  }

  public String uri() {
    return "thrift://127.0.0.1:" + socket.getServerSocket().getLocalPort();
  }

  @Override
  public void close() {
    server.stop();
    socket.close();
  }
}
