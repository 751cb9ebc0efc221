package org.partida.sources.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.base.wire.Wire;
import org.partida.model.Problem;
import org.partida.spi.source.SourceConnector;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceSetting;

/**
 * Any program that answers the few addresses of docs/sources.md with the neutral form; the sandbox
 * does. Thread-safe.
 */
@Component(service = SourceConnector.class)
public final class WebSource implements SourceConnector {
  private static final List<SourceSetting> SETTINGS =
      List.of(
          new SourceSetting(
              "url", false, true, "address of the program, such as https://shop.example/partida"),
          new SourceSetting("token", true, false, "what it wants as a bearer token"));

  private final Wire wire;

  @Activate
  public WebSource(@Reference(target = "(partida.wire=sources)") Wire wire) {
    this.wire = wire;
  }

  @Override
  public String id() {
    return "web";
  }

  @Override
  public List<SourceSetting> settings() {
    return SETTINGS;
  }

  @Override
  public SourceSession open(Map<String, String> settings) throws SourceException {
    return new WebSession(wire, base(settings.getOrDefault("url", "")), settings.get("token"));
  }

  /** A token goes over the open net to this machine alone. */
  private static String base(String url) throws SourceException {
    try {
      URI uri = new URI(url.strip().replaceAll("/+$", ""));
      boolean here =
          "http".equals(uri.getScheme())
              && uri.getHost() != null
              && uri.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]");
      boolean plain =
          uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getQuery() == null
              && uri.getFragment() == null;
      if (plain && (here || "https".equals(uri.getScheme()))) {
        return uri.toString();
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new SourceException(
        SourceException.Kind.REFUSED,
        new Problem(
            "source.url",
            "this address cannot be used",
            url.replaceAll("//[^/@]*@", "//…@"),
            "give an https address without user, query and fragment (http on this machine alone)"));
  }
}
