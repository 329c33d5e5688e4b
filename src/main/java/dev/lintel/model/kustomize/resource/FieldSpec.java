package dev.lintel.model.kustomize.resource;

/**
 * The fields that a transformer changes.
 *
 * @param selector the resources that it holds for; empty parts stand for any
 * @param path the keys on the way, divided by slashes; {@code []} behind one says that it is a list
 * @param create whether fields on the way are made where they are missing
 */
public record FieldSpec(Gvk selector, String path, boolean create) {}
