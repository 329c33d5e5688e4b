package dev.lintel.catalogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetastoreAddressTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          thrift://metastore:9083, thrift://metastore:9083
          thrift://meta_store.example.com/, thrift://meta_store.example.com:9083
          metastore, thrift://metastore:9083
          THRIFT://10.0.0.1:99, thrift://10.0.0.1:99
          thrift://[::1]:9084, thrift://[::1]:9084
          thrift://[fe80::1%eth0], thrift://[fe80::1%eth0]:9083
          """)
  void addressesAreRead(String written, String expected) throws Exception {
    assertEquals(expected, MetastoreAddress.list(written).getFirst().toString());
  }

  @Test
  void severalAreRead() throws Exception {
    assertEquals(
        List.of(new MetastoreAddress("a", 1), new MetastoreAddress("b", 9083)),
        MetastoreAddress.list("thrift://a:1, thrift://b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "thrift://",
        "thrift://a:",
        "thrift://a:0",
        "thrift://a:65536",
        "thrift://a:99999999999",
        "thrift://a:-1",
        "thrift://a b",
        "thrift://a/x",
        "thrift://[::1",
        "http://a:9083",
        "a,,b"
      })
  void othersAreRefused(String written) {
    assertThrows(InvalidSourceException.class, () -> MetastoreAddress.list(written));
  }

  @Test
  void aPasswordIsNotRepeated() {
    InvalidSourceException e =
        assertThrows(
            InvalidSourceException.class, () -> MetastoreAddress.list("thrift://me:hunter2@a"));
    assertFalse(e.getMessage().contains("hunter2"), e.getMessage());
  }
}
