package dev.lintel.model.gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://git.example.org/shop/web.git | git.example.org/shop/web",
        "https://git.example.org/shop/web/ | git.example.org/shop/web",
        "https://user:pw@Git.Example.org:8443/shop/Web | git.example.org/shop/web",
        "ssh://git@git.example.org:2222/shop/web.git | git.example.org/shop/web",
        "git@git.example.org:shop/web.git | git.example.org/shop/web",
        "oci://registry.example.org/charts | registry.example.org/charts",
        "https://git.example.org | ''",
        "https://git.example.org/ | ''",
        "registry.example.org/charts | ''",
        "'{repository}' | ''",
        "git@host | ''",
        "'' | ''",
        ":// | ''",
        "https:///shop/web | ''",
      })
  void allFormsOfAnAddressHaveOneKey(String url, String key) {
    assertEquals(key, RepositoryUrl.key(url).orElse(""));
  }
}
