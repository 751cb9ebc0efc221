package org.partida.statements.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The attachments of a message that look like statements. Parts are read as they are, without
 * handlers for their types, which class loaders of a framework do not find. Used once.
 */
final class Attachments {
  private static final int DEPTH = 8;
  private static final int MOST = 50;

  private final Set<String> endings;
  private final int maxBytes;
  private final List<Attachment> found = new ArrayList<>();
  private int parts;

  Attachments(Set<String> endings, int maxBytes) {
    this.endings = endings;
    this.maxBytes = maxBytes;
  }

  /** A file. */
  static final class Attachment {
    private final String name;
    private final byte[] content;
    private final boolean whole;

    Attachment(String name, byte[] content, boolean whole) {
      this.name = name;
      this.content = content;
      this.whole = whole;
    }

    String name() {
      return name;
    }

    /** Not a copy: it may be large, and nobody changes it. */
    byte[] content() {
      return content;
    }

    /** False: it is larger than allowed, and cut there. */
    boolean whole() {
      return whole;
    }
  }

  List<Attachment> of(MimePart message) throws MessagingException, IOException {
    look(message, 0);
    return found;
  }

  private void look(MimePart part, int depth) throws MessagingException, IOException {
    if (depth > DEPTH || ++parts > MOST) {
      throw new MessagingException("the message has too many parts, or parts in parts");
    }
    if (part.isMimeType("multipart/*")) {
      MimeMultipart all = new MimeMultipart(new MimePartDataSource(part));
      for (int i = 0; i < all.getCount(); i++) {
        BodyPart p = all.getBodyPart(i);
        if (p instanceof MimePart m) {
          look(m, depth + 1);
        }
      }
      return;
    }
    String name = name(part);
    int dot = name.lastIndexOf('.');
    if (dot < 0 || !endings.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
      return;
    }
    try (InputStream in = part.getInputStream()) {
      byte[] content = in.readNBytes(maxBytes + 1);
      found.add(new Attachment(name, content, content.length <= maxBytes));
    }
  }

  /** The last part of the name only: it comes from outside. */
  private static String name(Part part) throws MessagingException, IOException {
    String name = part.getFileName();
    String decoded = name == null ? "" : MimeUtility.decodeText(name).replace('\\', '/');
    return decoded.substring(decoded.lastIndexOf('/') + 1).replaceAll("[\\p{Cntrl}]", "").strip();
  }
}
