package dev.lintel.model.sql;

import dev.lintel.model.sql.ColumnType.ArrayOf;
import dev.lintel.model.sql.ColumnType.Decimal;
import dev.lintel.model.sql.ColumnType.Field;
import dev.lintel.model.sql.ColumnType.MapOf;
import dev.lintel.model.sql.ColumnType.Simple;
import dev.lintel.model.sql.ColumnType.StructOf;
import java.util.ArrayList;
import java.util.List;

/** A rule by which Spark makes the type of a value from other types. */
public enum TypeFunction {
  /** An array of the type. */
  ARRAY,
  /** A map of the two types. */
  MAP,
  /** What an array holds. */
  ELEMENT,
  /** The keys of a map. */
  KEY,
  /** The values of a map. */
  VALUE,
  /** What an array holds, or the values of a map. */
  MEMBER,
  /** The narrowest type that holds all of them. */
  COMMON,
  /** The type as a number: a string is cast to double. */
  NUMBER,
  /** The same, where that is no decimal: how many digits remain hangs on the arguments' values. */
  ROUNDED,
  /** The type as an integral number: all but integral ones are cast to bigint. */
  INTEGRAL,
  /** What {@code sum} makes. */
  SUM,
  /** What {@code avg} makes. */
  AVERAGE,
  /** The second type; an array of it where the first one is an array. */
  EACH,
  /** What {@code +}, {@code -}, {@code *} and {@code %} make of numbers other than decimals. */
  ARITHMETIC,
  /** What {@code /} makes of numbers other than decimals. */
  QUOTIENT,
  /** What shifting bits makes: bigint stays, all else is an int. */
  SHIFTED,
  /** A map of keys and values that follow each other. */
  PAIRS,
  /** The entries of a map, as an array of structs. */
  ENTRIES,
  /** A map of such entries. */
  OF_ENTRIES,
  /** An array from one value to another, with a step that is an interval where these are days. */
  SEQUENCE,
  /** A window of time about a timestamp. */
  PERIOD,
  /** The rows that {@code explode} makes: what an array holds, or the entries of a map. */
  EXPLODED,
  /** The same with their positions. */
  POSITIONED,
  /** What {@code concat} makes: arrays stay arrays, binaries binaries, all else is a string. */
  JOINED,
  /** What {@code ceil} and {@code floor} make of one argument. */
  WHOLE,
  /** Binary stays binary, all else is a string. */
  TEXT,
  /** Intervals stay what they are, all else is a double. */
  DIVISION;

  private static final Simple BIGINT = new Simple("bigint");
  private static final Simple DOUBLE = new Simple("double");
  private static final Simple STRING = new Simple("string");
  private static final Simple BINARY = new Simple("binary");

  ColumnType apply(List<ColumnType> types) {
    if (types.isEmpty()) {
      return ColumnType.UNKNOWN;
    }
    ColumnType first = types.getFirst();
    return switch (this) {
      case ARRAY -> new ArrayOf(first);
      case MAP -> new MapOf(first, types.getLast());
      case ELEMENT -> first instanceof ArrayOf(ColumnType element) ? element : ColumnType.UNKNOWN;
      case KEY -> first instanceof MapOf(ColumnType key, _) ? key : ColumnType.UNKNOWN;
      case VALUE -> first instanceof MapOf(_, ColumnType value) ? value : ColumnType.UNKNOWN;
      case MEMBER ->
          first instanceof ArrayOf(ColumnType element)
              ? element
              : first instanceof MapOf(_, ColumnType value) ? value : ColumnType.UNKNOWN;
      case COMMON -> CommonType.of(types);
      case NUMBER -> CommonType.isText(first) ? DOUBLE : first;
      case ROUNDED -> first instanceof Decimal ? ColumnType.UNKNOWN : NUMBER.apply(List.of(first));
      case INTEGRAL ->
          CommonType.isUnknown(first) ? first : CommonType.isIntegral(first) ? first : BIGINT;
      case SUM -> sum(first);
      case AVERAGE -> average(first);
      case EACH -> each(first, types.getLast());
      case ARITHMETIC -> arithmetic(types);
      case QUOTIENT ->
          types.stream().allMatch(CommonType::isPlainNumber) ? DOUBLE : ColumnType.UNKNOWN;
      case SHIFTED ->
          CommonType.isUnknown(first) || first.equals(BIGINT) ? first : new Simple("int");
      case PAIRS -> pairs(types);
      case ENTRIES -> entries(first);
      case OF_ENTRIES -> ofEntries(first);
      case SEQUENCE -> sequence(types);
      case PERIOD -> period(first);
      case EXPLODED -> exploded(first);
      case POSITIONED -> positioned(first);
      case JOINED -> joined(types);
      case WHOLE -> whole(first);
      case TEXT -> CommonType.isUnknown(first) ? first : first.equals(BINARY) ? BINARY : STRING;
      case DIVISION -> CommonType.isUnknown(first) || isInterval(first) ? first : DOUBLE;
    };
  }

  private static ColumnType sum(ColumnType type) {
    if (CommonType.isUnknown(type) || isInterval(type)) {
      return type;
    }
    if (type instanceof Decimal(int precision, int scale)) {
      return CommonType.bounded(precision + 10, scale);
    }
    return CommonType.isIntegral(type) ? BIGINT : DOUBLE;
  }

  private static ColumnType average(ColumnType type) {
    if (CommonType.isUnknown(type) || isInterval(type)) {
      return type;
    }
    return type instanceof Decimal(int precision, int scale)
        ? CommonType.bounded(precision + 4, scale + 4)
        : DOUBLE;
  }

  private static ColumnType each(ColumnType first, ColumnType type) {
    return CommonType.isUnknown(first)
        ? first
        : first instanceof ArrayOf ? new ArrayOf(type) : type;
  }

  private static ColumnType arithmetic(List<ColumnType> types) {
    boolean isPlain =
        types.stream().allMatch(CommonType::isPlainNumber)
            && !types.stream().allMatch(CommonType::isText);
    return isPlain ? CommonType.of(types) : ColumnType.UNKNOWN;
  }

  private static ColumnType pairs(List<ColumnType> types) {
    List<ColumnType> keys = new ArrayList<>();
    List<ColumnType> values = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      (i % 2 == 0 ? keys : values).add(types.get(i));
    }
    return new MapOf(CommonType.of(keys), CommonType.of(values));
  }

  private static ColumnType entries(ColumnType type) {
    return type instanceof MapOf(ColumnType key, ColumnType value)
        ? new ArrayOf(new StructOf(List.of(field("key", key), field("value", value))))
        : ColumnType.UNKNOWN;
  }

  private static ColumnType ofEntries(ColumnType type) {
    return type instanceof ArrayOf(StructOf(List<Field> fields)) && fields.size() == 2
        ? new MapOf(fields.getFirst().type(), fields.getLast().type())
        : ColumnType.UNKNOWN;
  }

  private static ColumnType sequence(List<ColumnType> types) {
    boolean isOfDays = types.size() > 2 && !CommonType.isPlainNumber(types.getFirst());
    ColumnType common = CommonType.of(isOfDays ? types.subList(0, 2) : types);
    return CommonType.isUnknown(common) ? common : new ArrayOf(common);
  }

  private static ColumnType period(ColumnType type) {
    ColumnType bound =
        new Simple(type.toString().equals("timestamp_ntz") ? "timestamp_ntz" : "timestamp");
    return CommonType.isUnknown(type)
        ? type
        : new StructOf(List.of(field("start", bound), field("end", bound)));
  }

  private static ColumnType exploded(ColumnType type) {
    return switch (type) {
      case ArrayOf(ColumnType element) -> element;
      case MapOf(ColumnType key, ColumnType value) ->
          new StructOf(List.of(field("key", key), field("value", value)));
      default -> ColumnType.UNKNOWN;
    };
  }

  private static ColumnType positioned(ColumnType type) {
    Field position = field("pos", new Simple("int"));
    return switch (type) {
      case ArrayOf(ColumnType element) -> new StructOf(List.of(position, field("col", element)));
      case MapOf(ColumnType key, ColumnType value) ->
          new StructOf(List.of(position, field("key", key), field("value", value)));
      default -> ColumnType.UNKNOWN;
    };
  }

  private static Field field(String name, ColumnType type) {
    return new Field(name, type, true);
  }

  private static ColumnType joined(List<ColumnType> types) {
    if (types.stream().anyMatch(CommonType::isUnknown)) {
      return ColumnType.UNKNOWN;
    }
    boolean keeps =
        types.stream().anyMatch(ArrayOf.class::isInstance)
            || types.stream().allMatch(BINARY::equals);
    return keeps ? CommonType.of(types) : STRING;
  }

  private static ColumnType whole(ColumnType type) {
    if (CommonType.isUnknown(type)) {
      return type;
    }
    return type instanceof Decimal(int precision, int scale)
        ? CommonType.bounded(precision - scale + (scale > 0 ? 1 : 0), 0)
        : BIGINT;
  }

  private static boolean isInterval(ColumnType type) {
    return type instanceof Simple(String name) && name.startsWith("interval");
  }
}
