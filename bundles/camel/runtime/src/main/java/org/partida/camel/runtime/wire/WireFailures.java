package org.partida.camel.runtime.wire;

import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;

/** Tells from an exception whether a request may have reached the other side. */
final class WireFailures {
  private static final Set<Class<?>> BEFORE_SENDING =
      Set.of(
          ConnectException.class,
          UnknownHostException.class,
          NoRouteToHostException.class,
          UnresolvedAddressException.class,
          MalformedURLException.class,
          SSLHandshakeException.class,
          SSLPeerUnverifiedException.class,
          CertificateException.class);

  // by name, because their packages belong to bundles that a wire may do without (the HTTP client,
  // the direct component)
  private static final Set<String> BEFORE_SENDING_BY_NAME =
      Set.of(
          "ConnectTimeoutException",
          "ConnectionRequestTimeoutException",
          "UnsupportedSchemeException",
          "DirectConsumerNotAvailableException",
          "RejectedExecutionException",
          "ResolveEndpointFailedException",
          "FailedToCreateProducerException");

  private WireFailures() {}

  static WireException of(WireRequest request, Throwable failed) {
    boolean maybeSent = true;
    Throwable told = failed;
    for (Throwable t = failed; t != null && t != t.getCause(); t = t.getCause()) {
      told = t;
      if (beforeSending(t)) {
        maybeSent = false;
        break;
      }
    }
    return new WireException(
        (maybeSent ? "no answer from " : "cannot reach ") + request + ": " + text(told),
        maybeSent,
        failed);
  }

  static String text(Throwable t) {
    return t.getClass().getSimpleName() + (t.getMessage() == null ? "" : ": " + t.getMessage());
  }

  private static boolean beforeSending(Throwable t) {
    return BEFORE_SENDING.stream().anyMatch(c -> c.isInstance(t))
        || BEFORE_SENDING_BY_NAME.contains(t.getClass().getSimpleName());
  }
}
