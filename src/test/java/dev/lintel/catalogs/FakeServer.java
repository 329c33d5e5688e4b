package dev.lintel.catalogs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server on this machine that misbehaves in one way, to each connection alike. */
public final class FakeServer implements AutoCloseable {
  private final ServerSocket server;

  private FakeServer(ServerSocket server) {
    this.server = server;
  }

  public static FakeServer of(Behaviour behaviour) throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
              behaviour.meet(socket);
            } catch (IOException e) {
              // The client hangs up on some, and the test closes the rest.
            } catch (InterruptedException e) {
              return;
            }
          }
        });
    return new FakeServer(server);
  }

  /** Reads a call, answers with these bytes, and hangs up. */
  public static FakeServer answering(byte[] answer) throws IOException {
    return of(socket -> {
      if (socket.getInputStream().read(new byte[1024]) > 0) {
        socket.getOutputStream().write(answer);
        socket.getOutputStream().flush();
      }
    });
  }

  public static FakeServer answering(String latin) throws IOException {
    return answering(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Takes connections and says nothing. */
  public static FakeServer silent() throws IOException {
    return of(socket -> Thread.sleep(60_000));
  }

  /** Sends a byte of an endless answer now and then. */
  public static FakeServer dripping(long pauseMillis) throws IOException {
    return of(socket -> {
      OutputStream output = socket.getOutputStream();
      output.write(new byte[] {(byte) 0x80, 1, 0, 2, 0, 0, 0, 127});
      while (true) {
        output.write('x');
        output.flush();
        Thread.sleep(pauseMillis);
      }
    });
  }

  public int port() {
    return server.getLocalPort();
  }

  public String uri() {
    return "thrift://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it does with a connection, which is closed after it. */
  @FunctionalInterface
  public interface Behaviour {
    void meet(Socket socket) throws IOException, InterruptedException;
  }
}
