package org.partida.sandbox.generate;

/** An embedded file (BG-24, BT-125). */
public record GenAttachment(
    String id, String description, String fileName, String mimeType, Payload content) {}
