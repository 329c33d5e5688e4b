package dev.lintel.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One page in a browser: opens files, presses keys, asks the page, and remembers what it did. */
public final class Tab implements AutoCloseable {
  private static final int LOAD_MILLIS = 60_000;

  /** Keys that write nothing, with the code that the protocol wants. */
  private static final Map<String, Integer> CODES =
      Map.of("Escape", 27, "Enter", 13, "Tab", 9, " ", 32);

  private final DevTools tools;
  private final String session;
  private final String target;

  Tab(DevTools tools, String session, String target) throws IOException {
    this.tools = tools;
    this.session = session;
    this.target = target;
    for (String domain : List.of("Page", "Runtime", "Network", "Log", "Performance")) {
      send(domain + ".enable", DevTools.parameters());
    }
    tools.send("", "Browser.grantPermissions", granted());
  }

  private static ObjectNode granted() {
    ObjectNode parameters = DevTools.parameters();
    parameters.putArray("permissions").add("clipboardReadWrite").add("clipboardSanitizedWrite");
    return parameters;
  }

  private JsonNode send(String method, ObjectNode parameters) throws IOException {
    return tools.send(session, method, parameters);
  }

  /** Opens a file, with a fragment that may be empty, and waits until it is loaded. */
  public void open(Path file, String fragment) throws IOException, InterruptedException {
    // A change of the fragment alone would load nothing.
    navigate("about:blank");
    navigate(file.toUri() + (fragment.isEmpty() ? "" : "#" + fragment));
  }

  private void navigate(String address) throws IOException, InterruptedException {
    long loaded = count("Page.loadEventFired");
    send("Page.navigate", DevTools.parameters().put("url", address));
    for (int waited = 0; count("Page.loadEventFired") == loaded; waited += 10) {
      if (waited > LOAD_MILLIS) {
        throw new IOException(address + " does not load");
      }
      Thread.sleep(10);
    }
  }

  private long count(String method) {
    return tools.events(session).stream()
        .filter(e -> e.get("method").asText().equals(method))
        .count();
  }

  /** Gives the value of an expression in the page; a promise is waited for. */
  public JsonNode ask(String expression) throws IOException {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            DevTools.parameters()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.at("/result/value");
  }

  /** Presses and lets go of a key, as a keyboard does. */
  public void press(String key) throws IOException {
    boolean isText = !CODES.containsKey(key) || key.equals(" ");
    int code = CODES.getOrDefault(key, (int) Character.toUpperCase(key.charAt(0)));
    ObjectNode down = DevTools.parameters().put("key", key).put("windowsVirtualKeyCode", code);
    if (isText || key.equals("Enter")) {
      down.put("text", key.equals("Enter") ? "\r" : key);
    }
    send("Input.dispatchKeyEvent", down.deepCopy().put("type", "keyDown"));
    down.remove("text");
    send("Input.dispatchKeyEvent", down.put("type", "keyUp"));
    settle();
  }

  public void type(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      press(text.substring(i, i + 1));
    }
  }

  /** Waits until the page has drawn what the last events changed. */
  public void settle() throws IOException {
    ask("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(0))))");
  }

  public void resize(int width, int height) throws IOException {
    send(
        "Emulation.setDeviceMetricsOverride",
        DevTools.parameters()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
    settle();
  }

  /** Sets what the system prefers: {@code prefers-color-scheme: dark} and the like. */
  public void prefer(String feature, String value) throws IOException {
    ObjectNode parameters = DevTools.parameters();
    parameters.putArray("features").addObject().put("name", feature).put("value", value);
    send("Emulation.setEmulatedMedia", parameters);
    settle();
  }

  /** Shows the page as it is printed, or as it is on a screen again. */
  public void showAsPrinted(boolean isPrinted) throws IOException {
    send(
        "Emulation.setEmulatedMedia", DevTools.parameters().put("media", isPrinted ? "print" : ""));
    settle();
  }

  /** Lets scripts of pages run or not. */
  public void allowScripts(boolean isAllowed) throws IOException {
    send("Emulation.setScriptExecutionDisabled", DevTools.parameters().put("value", !isAllowed));
  }

  /** Writes a picture of what the window shows. */
  public void picture(Path file) throws IOException {
    JsonNode picture = send("Page.captureScreenshot", DevTools.parameters().put("format", "png"));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(picture.get("data").asText()));
  }

  /** Gives the address of each request, that of each opened file among them. */
  public List<String> requests() {
    return tools.events(session).stream()
        .filter(e -> e.get("method").asText().equals("Network.requestWillBeSent"))
        .map(e -> e.at("/params/request/url").asText())
        .filter(url -> !url.equals("about:blank"))
        .toList();
  }

  /**
   * Gives what a developer would see in red: errors, thrown exceptions, violations of the policy.
   */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (JsonNode event : tools.events(session)) {
      switch (event.get("method").asText()) {
        case "Log.entryAdded" -> complaints.add(event.at("/params/entry/text").asText());
        case "Runtime.exceptionThrown" ->
            complaints.add(event.at("/params/exceptionDetails").toString());
        case "Runtime.consoleAPICalled" -> complaints.add(event.at("/params/args").toString());
        case "Page.javascriptDialogOpening" ->
            complaints.add("dialog: " + event.at("/params/message").asText());
        default -> {}
      }
    }
    return complaints;
  }

  @Override
  public void close() throws IOException {
    tools.send("", "Target.closeTarget", DevTools.parameters().put("targetId", target));
  }
}
