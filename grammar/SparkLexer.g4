/*
 * Words of Spark SQL. Every word is one token, and the keywords among them (the names in capitals) are found in a table
 * by Keywords. This is what defines them; SqlScanner reads them, since ANTLR's lexer would have to learn its automaton in
 * each process, and SqlScannerTest holds the two equal. No run loads the lexer that is made of this.
 */
lexer grammar SparkLexer;

options { caseInsensitive = true; }

@header { package dev.lintel.syntax.sql; }

channels { Comments }

tokens {
  AGGREGATE, ALL, AND, ANTI, AS, ASC, AT, BETWEEN, BUCKET, BY, CASE, CHECK, CLUSTER, COLLATE, COMMENT, CONSTRAINT, CREATE, CROSS, CURRENT,
  DELETE, DESC, DIRECTORY, DISTINCT, DISTRIBUTE, DIV, DROP, ELSE, END, ESCAPE, EXCEPT, EXISTS, EXTEND, FILTER, FIRST, FOLLOWING, FOR, FOREIGN,
  FROM, FULL, GROUP, GROUPING, HAVING, IF, IGNORE, ILIKE, IN, INNER, INSERT, INTERSECT, INTERVAL, INTO, IS, JOIN,
  LAST, LATERAL, LEFT, LIKE, LIMIT, LOCATION, MATCHED, MERGE, MINUS, NATURAL, NOT, NULL, NULLS, OFFSET, ON, OR, ORDER,
  OUTER, OVER, OVERWRITE, PARTITION, PARTITIONED, PIVOT, PRECEDING, PRIMARY, QUALIFY, RANGE, RECURSIVE, REGEXP, REPEATABLE, REPLACE, RESPECT,
  RIGHT, RLIKE, ROLLUP, ROW, ROWS, SELECT, SEMI, SET, SETS, SORT, SOURCE, STREAM, TABLE, TABLESAMPLE, TARGET, THEN,
  TO, TRUE, FALSE, TRUNCATE, ALTER, UNBOUNDED, UNION, UNIQUE, UNPIVOT, UPDATE, USING, VALUES, VERSION, VIEW, WHEN, WHERE,
  WINDOW, WITH, WITHIN, CUBE,
  IntervalUnit, IntervalSign, IntervalText, RowComma, StarExcept, TypeOpen, ArgumentWord, IdentifierClause, ScriptVerb, ColumnNot
}

LineComment : '--' ~[\r\n]* -> channel(Comments);
Hint : '/*+' .*? '*/';
// Comments nest, which StatementReader follows: here a depth of thousands would cost the square of it.
BlockComment : '/*';
Blank : [ \t\r\n\f\u000B\u0000\u00A0\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u3000\uFEFF]+ -> skip;

StringLiteral : [bnx]? '\'' ('\\' . | '\'\'' | ~['\\])* '\'' | 'r' '\'' ~'\''* '\'' | 'r"' ~'"'* '"';
DoubleQuoted : '"' ('\\' . | '""' | ~["\\])* '"';
Backquoted : '`' ('``' | ~'`')* '`';
OpenQuote : ['"`];
DollarTag : '$' [a-z_0-9]* '$';

Number : (Digits ('.' Digits?)? | '.' Digits) ('e' [+-]? Digits)? ([lsyfd] | 'bd')?;
Word : WordUnit+;
Variable : '@'+ WordUnit+;
Positional : '?' | '$' [0-9]+;

Semicolon : ';';
LParen : '(';
RParen : ')';
LBracket : '[';
RBracket : ']';
Comma : ',';
Dot : '.';
Colon : ':';
ColonColon : '::';
ColonEqual : ':=';
Arrow : '->';
LongArrow : '->>';
FatArrow : '=>';
Pipeline : '|>';
NullSafeEqual : '<=>';
Equal : '=' | '==';
NotEqual : '<>' | '!=';
Less : '<';
ShiftLeft : '<<';
LessOrEqual : '<=' | '!>';
Greater : '>';
GreaterOrEqual : '>=' | '!<';
Plus : '+';
Minus : '-';
Star : '*';
Slash : '/';
Percent : '%';
Concat : '||';
Bar : '|';
Ampersand : '&';
Caret : '^';
Tilde : '~';
Bang : '!';
Unknown : .;

fragment Digits : [0-9]+;
// Beyond ASCII every unit is part of a word, except the blanks above; they are UTF-16 units.
fragment WordUnit : [a-z_0-9] | [\u0080-\u009F\u00A1-\u167F\u1681-\u1FFF\u200C-\u2027\u202A-\u202E\u2030-\u205E\u2060-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF];
