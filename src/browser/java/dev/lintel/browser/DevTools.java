package dev.lintel.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection to a browser over the Chrome DevTools Protocol: commands out, events in. */
final class DevTools implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TIMEOUT_SECONDS = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final WebSocket socket;

  DevTools(URI address) {
    socket = client.newWebSocketBuilder().buildAsync(address, new Messages()).join();
  }

  /** Puts the parts of a message together, and hands each message to who waits for it. */
  private final class Messages implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      message.append(part);
      if (isLast) {
        receive(message.toString());
        message.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void receive(String message) {
    try {
      JsonNode json = JSON.readTree(message);
      if (json.has("id")) {
        answers.remove(json.get("id").asInt()).complete(json);
      } else {
        events.add(json);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the browser sent " + message, e);
    }
  }

  static ObjectNode parameters() {
    return JSON.createObjectNode();
  }

  /** Sends a command to a page, or with an empty session to the browser, and gives its result. */
  JsonNode send(String session, String method, ObjectNode parameters) throws IOException {
    int id = lastId.incrementAndGet();
    ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", parameters);
    if (!session.isEmpty()) {
      command.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(command.toString(), true).join();
    try {
      JsonNode json = answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (json.has("error")) {
        throw new IOException(method + ": " + json.at("/error/message").asText());
      }
      return json.get("result");
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException(method + " has no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(method + " was interrupted", e);
    }
  }

  /** Gives what a page has told so far, in order. */
  List<JsonNode> events(String session) {
    return events.stream().filter(e -> e.path("sessionId").asText().equals(session)).toList();
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
