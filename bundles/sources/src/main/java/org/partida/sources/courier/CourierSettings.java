package org.partida.sources.courier;

import java.util.Map;
import org.partida.model.Problem;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceSetting;

/** What all couriers must be told. Stateless. */
final class CourierSettings {
  static final SourceSetting REGISTER =
      new SourceSetting(
          "register",
          false,
          false,
          "the company's register, where it has several with this courier, such as FAN-COURIER-2");

  private CourierSettings() {}

  /** It stands in file names, so it is letters, digits and dashes. */
  static String client(Map<String, String> settings) throws SourceException {
    String client = settings.getOrDefault("client", "");
    if (!client.matches("[A-Za-z0-9-]{1,40}")) {
      throw new SourceException(
          SourceException.Kind.REFUSED,
          new Problem(
              "source.setting",
              "not a client id: " + client,
              "client",
              "give letters, digits and dashes, as it stands in the contract"));
    }
    return client;
  }
}
