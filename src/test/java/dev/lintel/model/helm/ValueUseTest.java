package dev.lintel.model.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.gotemplate.GoTemplate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueUseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "{{ .Values.a.b }} ! WRITE a.b",
        "{{ $.Values.a }} ! WRITE a",
        "{{ .Values.a | quote }}{{ printf .Values.b .Values.c }} ! WRITE a WRITE b WRITE c",
        "{{ .Values.a | default 1 }} ! ''",
        "{{ required .Values.a }} ! ''",
        "{{ toYaml .Values.a }} ! ''",
        "{{ $x := .Values.a }} ! ''",
        "{{ .Values }}{{ .Release.Name }}{{ .a.Values.b }} ! ''",
        "{{ if .Values.a }}{{ end }} ! TEST a",
        "{{ if not .Values.a }}{{ end }} ! TEST a",
        "{{ if and .Values.a .Values.b }}{{ end }} ! ''",
        "{{ with .Values.a }}{{ .Values.b }}{{ $.Values.c }}{{ end }} ! TEST a WRITE c",
        "{{ range .Values.a }}{{ .Values.b }}{{ end }}{{ .Values.c }} ! TEST a WRITE c",
        "{{ if .Values.a }}{{ .Values.b }}{{ else }}{{ .Values.c }}{{ end }} ! TEST a WRITE b",
        "{{ if include .x . }}{{ .Values.b }}{{ end }} ! ''",
        "{{ if .Release.IsUpgrade }}{{ .Values.b }}{{ end }} ! WRITE b",
        "{{ if $x }}{{ .Values.b }}{{ end }} ! ''",
        "{{ define .x }}{{ .Values.a }}{{ if .b }}{{ $.Values.c }}{{ end }}{{ end }} ! ''",
      })
  void findsWhatATemplateCountsOn(String text, String uses) {
    assertEquals(
        uses,
        uses(text).stream()
            .map(use -> use.purpose() + " " + use.name())
            .collect(Collectors.joining(" ")));
  }

  @Test
  void knowsTheConditionsAround() {
    String text =
        "{{ if .Values.a.on }}{{ range .Values.b }}{{ $.Values.c }}{{ end }}{{ end }}{{ .Values.d"
            + " }}";

    assertEquals(
        List.of(
            List.of(),
            List.of(List.of("a", "on")),
            List.of(List.of("a", "on"), List.of("b")),
            List.of()),
        uses(text).stream().map(ValueUse::conditions).toList());
  }

  private static List<ValueUse> uses(String text) {
    return ValueUse.in(GoTemplate.parse(SourceText.of("templates/a.yaml", text)));
  }
}
