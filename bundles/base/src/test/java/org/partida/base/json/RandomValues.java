package org.partida.base.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.Sha256;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * Makes values of any record of the model from a seed, every component filled or left out by
 * chance.
 */
final class RandomValues {
  private static final String[] TEXTS = {
    "", "x", "S.C. ȘTEFĂNIȚĂ & FIII \"SRL\"", "a\nb\\c", "čžö€ 😀", "123.450", "null", "{}"
  };
  private static final String[] CURRENCIES = {"RON", "EUR", "JPY", "KWD"};

  private final Random random;

  RandomValues(long seed) {
    this.random = new Random(seed);
  }

  <T> T make(Class<T> type) {
    return type.cast(value(type));
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType p) {
      return container(p);
    }
    Class<?> c = (Class<?>) type;
    Object plain = plain(c);
    if (plain != null) {
      return plain;
    }
    if (c.isEnum()) {
      Object[] all = c.getEnumConstants();
      return all[random.nextInt(all.length)];
    }
    return c == Voucher.class ? voucher() : record(c);
  }

  private Object container(ParameterizedType p) {
    Type[] args = p.getActualTypeArguments();
    if (p.getRawType() == Optional.class) {
      return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value(args[0]));
    }
    int n = random.nextInt(4);
    if (p.getRawType() == List.class) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        list.add(value(args[0]));
      }
      return list;
    }
    Map<Object, Object> map = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      map.put("k" + i, value(args[1]));
    }
    return map;
  }

  private Object plain(Class<?> c) {
    if (c == String.class) {
      return TEXTS[random.nextInt(TEXTS.length)];
    } else if (c == boolean.class) {
      return random.nextBoolean();
    } else if (c == int.class) {
      return random.nextInt();
    } else if (c == long.class) {
      return random.nextLong();
    } else if (c == BigDecimal.class) {
      return BigDecimal.valueOf(random.nextLong(), random.nextInt(12));
    } else if (c == LocalDate.class) {
      return LocalDate.of(
          2000 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28));
    } else if (c == YearMonth.class) {
      return YearMonth.of(2000 + random.nextInt(40), 1 + random.nextInt(12));
    } else if (c == Instant.class) {
      return Instant.ofEpochSecond(
          random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000));
    }
    return ours(c);
  }

  private Object ours(Class<?> c) {
    if (c == Money.class) {
      return new Money(
          random.nextLong() >> 8,
          Currency.getInstance(CURRENCIES[random.nextInt(CURRENCIES.length)]));
    } else if (c == Currency.class) {
      return Currency.getInstance(CURRENCIES[random.nextInt(CURRENCIES.length)]);
    } else if (c == Percent.class) {
      return new Percent(BigDecimal.valueOf(random.nextInt(10000), 2));
    } else if (c == Locale.class) {
      return Locale.forLanguageTag("ro");
    } else if (c == CompanyId.class) {
      return new CompanyId("RO" + (10 + random.nextInt(100000)));
    } else if (c == ExternalId.class) {
      return new ExternalId("v-" + random.nextInt(1000));
    } else if (c == Sha256.class) {
      return Sha256.of(new byte[] {(byte) random.nextInt()});
    } else if (c == AccountCode.class) {
      return random.nextBoolean() ? AccountCode.of("4427.21") : AccountCode.of("371");
    }
    return null;
  }

  private Voucher voucher() {
    VoucherLine a = make(VoucherLine.class);
    VoucherLine b =
        new VoucherLine(
            a.account(),
            a.side().opposite(),
            a.amount(),
            a.original(),
            a.partner(),
            a.tax(),
            a.openItem(),
            a.due(),
            a.dimensions(),
            "r",
            "because");
    return new Voucher(
        make(ExternalId.class),
        make(CompanyId.class),
        make(LocalDate.class),
        make(LocalDate.class),
        make(org.partida.model.voucher.Journal.class),
        "12",
        "text",
        List.of(a, b),
        Optional.of(make(ExternalId.class)));
  }

  private Object record(Class<?> c) {
    RecordComponent[] parts = c.getRecordComponents();
    Object[] args = Arrays.stream(parts).map(p -> value(p.getGenericType())).toArray();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return c.getDeclaredConstructor(types).newInstance(args);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(c + " cannot be made", e);
    }
  }
}
