package org.partida.base.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.Sha256;
import org.partida.model.match.LineBooking;
import org.partida.model.match.MatchProposal;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.RateDay;

/** How the model's own values are written. */
final class ModelModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  ModelModule() {
    super("partida-model");
    addSerializer(new MoneyWriter());
    addDeserializer(Money.class, new MoneyReader());
    text(CompanyId.class, CompanyId::value, CompanyId::new);
    text(ExternalId.class, ExternalId::value, ExternalId::new);
    text(Sha256.class, Sha256::hex, Sha256::new);
    text(Percent.class, Percent::toString, Percent::of);
    text(AccountCode.class, AccountCode::toString, AccountCode::of);
    setMixInAnnotation(ExchangeRates.class, Rates.class);
    setMixInAnnotation(MatchProposal.class, Proposal.class);
    setMixInAnnotation(PaymentPosting.class, Payment.class);
    text(BigDecimal.class, ModelModule::plain, BigDecimal::new);
  }

  /** How {@link ExchangeRates} are written and read. */
  private abstract static class Rates {
    @JsonProperty
    abstract List<ExchangeRates.Quote> quotes();

    @JsonProperty
    abstract RateDay rateDay();

    @JsonCreator
    static ExchangeRates of(
        @JsonProperty("quotes") List<ExchangeRates.Quote> quotes,
        @JsonProperty("rateDay") RateDay rateDay) {
      return ExchangeRates.of(quotes, rateDay);
    }
  }

  /** Of lines that could not be split there was one booking at most. */
  abstract static class Proposal {
    @JsonAlias("booking")
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    List<LineBooking> bookings;
  }

  /** Of payments that could not be split there was one difference at most. */
  abstract static class Payment {
    @JsonAlias("difference")
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    List<PaymentPosting.Difference> differences;
  }

  private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
    addSerializer(new TextWriter<>(type, write));
    addDeserializer(type, new TextReader<>(type, read));
    addKeySerializer(type, new KeyWriter<>(type, write));
    addKeyDeserializer(type, new KeyReader<>(read));
  }

  /** Plain digits, unless the scale is so absurd that they would fill the memory. */
  private static String plain(BigDecimal d) {
    return Math.abs((long) d.scale()) > 1000 ? d.toString() : d.toPlainString();
  }

  private static final class TextWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<T, String> write;

    TextWriter(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(write.apply(value));
    }
  }

  private static final class TextReader<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> read;

    TextReader(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) {
      return read.apply(value);
    }
  }

  private static final class KeyWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<T, String> write;

    KeyWriter(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(write.apply(value));
    }
  }

  private static final class KeyReader<T> extends KeyDeserializer {
    private final Function<String, T> read;

    KeyReader(Function<String, T> read) {
      this.read = read;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return read.apply(key);
    }
  }

  private static final class MoneyWriter extends StdSerializer<Money> {
    private static final long serialVersionUID = 1L;

    MoneyWriter() {
      super(Money.class);
    }

    @Override
    public void serialize(Money value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeStringField("amount", value.amountText());
      out.writeStringField("currency", value.currency().getCurrencyCode());
      out.writeEndObject();
    }
  }

  private static final class MoneyReader extends StdDeserializer<Money> {
    private static final long serialVersionUID = 1L;

    MoneyReader() {
      super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
      JsonNode node = in.readValueAsTree();
      JsonNode amount = node.path("amount");
      JsonNode currency = node.path("currency");
      if (!amount.isTextual() || !currency.isTextual()) {
        return context.reportInputMismatch(
            this, "money is {\"amount\":\"1.00\",\"currency\":\"RON\"}, both as text");
      }
      try {
        return Money.of(amount.textValue(), currency.textValue());
      } catch (IllegalArgumentException | ArithmeticException e) {
        return context.reportInputMismatch(
            this, "not an amount of money: %s %s", amount.textValue(), currency.textValue());
      }
    }
  }
}
