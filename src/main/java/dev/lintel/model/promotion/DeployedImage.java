package dev.lintel.model.promotion;

import dev.lintel.source.Span;

/**
 * What an environment's own files say which image it runs.
 *
 * @param unit what the environments are variants of, as the overlays of one directory or the values
 *     files of one chart; the same text in each of them
 * @param image the image's name, or the path of the values that name it
 * @param environment the environment's name as written
 * @param version a tag or digest
 * @param place the version
 */
public record DeployedImage(
    String unit, String image, String environment, Stage stage, ImageVersion version, Span place) {}
