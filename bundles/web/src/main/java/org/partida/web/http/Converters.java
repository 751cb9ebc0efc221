package org.partida.web.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;

/**
 * Our values in addresses and parameters, as a person types them; what is none says what it should
 * be. Thread-safe.
 */
public final class Converters implements ParamConverterProvider {
  private static final Map<Class<?>, Converter<?>> KNOWN =
      Map.of(
          CompanyId.class,
              new Converter<>(
                  TaxIds::company, "a company id is country and fiscal code, such as RO12345674"),
          LocalDate.class, new Converter<>(LocalDate::parse, "write dates as 2026-01-31"),
          ExternalId.class, new Converter<>(ExternalId::new, "vouchers lists the external ids"));

  @Override
  @SuppressWarnings(
      "unchecked") // the map's values convert to their keys; an enum's converter to its own
  // constants
  public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
    if (type.isEnum()) {
      return new Converter<>(
          text -> constant(type, text), "one of " + List.of(type.getEnumConstants()));
    }
    return (ParamConverter<T>) KNOWN.get(type);
  }

  private static <T> T constant(Class<T> type, String text) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (T c : type.getEnumConstants()) {
      if (((Enum<?>) c).name().equals(name)) {
        return c;
      }
    }
    throw new IllegalArgumentException("not one of them: " + text);
  }

  /** A converter by a function that throws on what it cannot read. */
  private record Converter<T>(Function<String, T> parse, String fix) implements ParamConverter<T> {
    @Override
    public T fromString(String text) {
      // an empty parameter is one that was not filled in
      if (text == null || text.isEmpty()) {
        return null;
      }
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException | DateTimeParseException e) {
        throw new PartidaException(
            new Problem("usage", "this cannot be read: " + text, text, fix), e);
      }
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
