package dev.lintel.syntax.sql;

import java.util.List;

/** An expression. */
public sealed interface Expression extends SqlNode
    permits ColumnRef,
        StringLiteral,
        NumberLiteral,
        BooleanLiteral,
        NullLiteral,
        TypedLiteral,
        Parameter,
        Star,
        Comparison,
        Logical,
        Not,
        IsNull,
        InList,
        InSubquery,
        Exists,
        Like,
        Between,
        Operation,
        FunctionCall,
        WindowCall,
        CaseWhen,
        Cast,
        ScalarSubquery,
        Lambda,
        Tuple,
        FunctionCall.NamedArgument,
        Subscript,
        FieldAccess,
        PathAccess,
        IsTruth,
        IntervalLiteral,
        Collate,
        Grouping,
        OtherExpression {
  /** Gives what must all hold, nested ANDs too, in the order of the text. */
  default List<Expression> conjuncts() {
    return Logical.parts(this, Logical.Operator.AND);
  }

  /** Gives what one of must hold, nested ORs too, in the order of the text. */
  default List<Expression> disjuncts() {
    return Logical.parts(this, Logical.Operator.OR);
  }
}
