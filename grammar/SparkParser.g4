/*
 * Spark SQL, one statement at a time. Every decision is LL(1), so ANTLR writes plain switches and nothing has to be learnt
 * at run time; a test counts the decisions that are not. What this needs:
 *  - operators are one flat loop, and ExpressionBuilder gives them their precedence;
 *  - a word that is a keyword only beside certain neighbours is settled by Keywords before the parser sees it, so that
 *    an optional clause never begins with a token that may as well be a name;
 *  - '(' is followed by one rule that takes a query or expressions.
 */
parser grammar SparkParser;

options { tokenVocab = SparkLexer; }

@header { package dev.lintel.syntax.sql; }

statement : withClause? (query | insert | update | delete | merge) EOF;

onlyExpression : expression EOF;
onlyQuery : fullQuery EOF;

// Queries

fullQuery : withClause? query;
withClause : WITH RECURSIVE? cte (Comma cte)*;
cte : identifier (LParen (fullQuery RParen | identifier (Comma identifier)* RParen AS cteBody) | AS cteBody);
cteBody : LParen fullQuery RParen;
query : queryPrimary queryRest;
openQuery : withClause query | plainQuery;
plainQuery : (select | inlineTable | fromQuery | TABLE qualifiedName) queryRest;
// QueryBuilder sees that only pipes follow an ordering, which then belongs to one of them
queryRest : (setOperation | pipe | orderingClause)*;
setOperation : (UNION | EXCEPT | MINUS | INTERSECT) quantifier? queryPrimary;
quantifier : ALL | DISTINCT;
queryPrimary : select | LParen fullQuery RParen | inlineTable | fromQuery | TABLE qualifiedName;
fromQuery : fromClause (select* | fromInsert+);
fromInsert : INSERT (INTO | OVERWRITE) (insertTarget nameList? | directory) select;
hints : hint (Comma? hint)* EOF;
selectList : selectItem (Comma selectItem)*;
hint : identifier (LParen (expression (Comma expression)*)? RParen)?;
inlineTable : values tableAlias?;
values : VALUES expression (RowComma expression)*;

pipe : Pipeline
  ( SELECT Hint* quantifier? selectItem (Comma selectItem)* windowClause?
  | EXTEND selectItem (Comma selectItem)*
  | SET assignment (Comma assignment)*
  | DROP identifier (Comma identifier)*
  | AS identifier
  | WHERE expression
  | pivot
  | sample
  | join
  | setOperation
  | orderingClause
  | AGGREGATE (selectItem (Comma selectItem)*)? (GROUP BY (ALL | pipeKey (Comma pipeKey)*) (WITH (ROLLUP | CUBE))?)?
  );

select : (SELECT | ScriptVerb) Hint* quantifier? selectItem (Comma selectItem)*
  transformClause? fromClause? (WHERE where=expression)? groupClause? (HAVING having=expression)? (QUALIFY qualify=expression)? windowClause?;
selectItem : (Star starExcept? | expression starExcept?) itemAlias?;
starExcept : StarExcept LParen qualifiedName (Comma qualifiedName)* RParen;
transformClause : rowFormat? USING StringLiteral
  (AS (LParen transformColumn (Comma transformColumn)* RParen | identifier (Comma identifier)*))? rowFormat?;
transformColumn : identifier dataType?;
rowFormat : ROW identifier (identifier | StringLiteral | AS | BY | NULL | parenthesized)*;
itemAlias : AS (identifier | StringLiteral | nameList) | identifier;

groupClause : GROUP BY (ALL | groupItem (Comma groupItem)*) (WITH (ROLLUP | CUBE) | groupingSets)?;
groupingSets : GROUPING SETS LParen groupItem (Comma groupItem)* RParen;
groupItem : expression | groupingSets;

windowClause : WINDOW namedWindow (Comma namedWindow)*;
namedWindow : identifier AS (windowSpecification | identifier);
windowSpecification : LParen identifier? ((PARTITION | DISTRIBUTE) BY partitions+=expression (Comma partitions+=expression)*)?
  (CLUSTER BY partitions+=expression (Comma partitions+=expression)* )?
  ((ORDER | SORT) BY (sortAll | sortItem (Comma sortItem)*))? frame? RParen;
frame : (ROWS | RANGE) (BETWEEN frameBound AND frameBound | frameBound);
frameBound : UNBOUNDED (PRECEDING | FOLLOWING) | CURRENT ROW | boundValue (PRECEDING | FOLLOWING);
boundValue : prefix* term;

orderingClause : sortClause windowClause? | limit | offset;
limit : LIMIT (ALL | expression (Comma expression)?);
offset : OFFSET expression ROWS?;
sortClause : (ORDER | SORT) BY (sortAll | sortItem (Comma sortItem)*) | (DISTRIBUTE | CLUSTER) BY expression (Comma expression)*;
sortItem : expression direction=(ASC | DESC)? (NULLS (FIRST | LAST))?;
sortAll : ALL (ASC | DESC)? (NULLS (FIRST | LAST))?;

pipeKey : groupItem itemAlias?;

// Tables

fromClause : FROM relation (Comma relation)* lateralView*;
relation : LATERAL? relationPrimary join*;
relationPrimary
  : qualifiedName tableArguments? relationSuffix
  | STREAM (qualifiedName tableArguments? | LParen qualifiedName RParen) relationSuffix
  | LParen (nestedQuery | relation (Comma relation)* queryRest) RParen relationSuffix
  | values relationSuffix
  ;
nestedQuery : withClause query | (select | fromQuery | TABLE qualifiedName) queryRest;
tableArguments : LParen callArguments RParen;
relationSuffix : version? sample? tableAlias? (pivot tableAlias?)*;
version : FOR? VERSION AS identifier expression | Variable;
sample : TABLESAMPLE LParen sampleSize RParen (REPEATABLE LParen Number RParen)?;
sampleSize : expression (identifier | ROWS)? | BUCKET Number identifier identifier Number (ON expression)?;
pivot
  : PIVOT LParen selectItem (Comma selectItem)* FOR names IN LParen selectItem (Comma selectItem)* RParen RParen
  | UNPIVOT (identifier identifier)? LParen names FOR identifier IN LParen unpivotColumn (Comma unpivotColumn)* RParen RParen
  ;
unpivotColumn : (qualifiedName | LParen qualifiedName (Comma qualifiedName)* RParen) itemAlias?;
names : identifier | nameList;
tableAlias : AS (identifier nameList? | nameList) | identifier nameList?;
join : joinType? JOIN LATERAL? relationPrimary joinCondition?;
joinType : NATURAL (INNER | (LEFT | RIGHT | FULL) OUTER?)? | CROSS | INNER | (LEFT | RIGHT) (OUTER | SEMI | ANTI)? | FULL OUTER? | SEMI | ANTI;
joinCondition : ON expression | USING nameList;
lateralView : LATERAL VIEW OUTER? function=qualifiedName tableArguments
  (identifier (AS? identifier (Comma identifier)*)? | AS identifier (Comma identifier)*)?;

// Expressions

expression : prefix* term tail* (Arrow expression)?;
prefix : NOT | Bang | Plus | Minus | Tilde;
tail : IS NOT? (NULL | TRUE | FALSE | identifier | DISTINCT FROM prefix* term) | NOT? wordOperator prefix* term | operator prefix* term | ColonColon dataType;
wordOperator : IN | LIKE | ILIKE | RLIKE | REGEXP | BETWEEN;
operator : OR | AND | ESCAPE | Equal | NotEqual | NullSafeEqual | Less | LessOrEqual | Greater (Greater Greater?)? | GreaterOrEqual | ShiftLeft
  | Plus | Minus | Star | Slash | Percent | DIV | Concat | Bar | Ampersand | Caret | Tilde | LongArrow | AT identifier identifier;

term : primary postfix*;
primary
  : Number
  | StringLiteral+
  | NULL
  | TRUE
  | FALSE
  | Positional
  | Colon identifier
  | INTERVAL (Plus | Minus)? (intervalPart (IntervalSign? intervalPart)* | StringLiteral)
  | CASE operand=expression? whenBranch+ (ELSE otherwise=expression)? END
  | LParen parenContent RParen
  | identifier StringLiteral?
  ;
intervalPart : (Number | IntervalText) intervalUnits;
intervalUnits : IntervalUnit (TO IntervalUnit)?;
whenBranch : WHEN condition=expression THEN result=expression;
parenContent : openQuery | (parenItem (Comma parenItem)* queryRest)?;
parenItem : Star | expression (AS identifier)?;
postfix
  : Dot (identifier | Star)
  | LParen callArguments RParen
  | LBracket (Star | expression) RBracket
  | Colon (identifier | LBracket (Star | expression) RBracket)
  | FILTER LParen WHERE expression RParen
  | WITHIN GROUP LParen ORDER BY sortItem (Comma sortItem)* RParen
  | (IGNORE | RESPECT) NULLS
  | OVER (identifier | windowSpecification)
  | COLLATE identifier
  ;
callArguments : openQuery | ArgumentWord* quantifier? (argument ((Comma | ArgumentWord) argument)*)? (ORDER BY sortItem (Comma sortItem)*)?;
argument : Star starExcept? | expression starExcept? (AS dataType identifier* (WITH identifier*)? | FatArrow expression | identifier+)? tablePartition?;
tablePartition : (PARTITION | DISTRIBUTE) BY expression;

// Names and types

identifier : Word | Backquoted | DoubleQuoted;
qualifiedName : identifier (Dot identifier)* | identifierClause;
identifierClause : IdentifierClause LParen expression RParen;
nameList : LParen identifier (Comma identifier)* RParen;
dataType : name=identifier (LParen typeArgument (Comma typeArgument)* RParen)? (TypeOpen typeField (Comma typeField)* Greater)?
  (COLLATE collation=identifier)? intervalUnits?;
typeArgument : Minus? Number | identifier;
typeField : dataType (Colon? dataType)? ((NOT | ColumnNot) NULL)? (COMMENT StringLiteral)?;

// Writes

insert : INSERT (INTO | OVERWRITE) (insertTarget insertSource | directory openQuery);
insertTarget : TABLE? qualifiedName partition? (IF NOT EXISTS)? (BY identifier)?;
directory : DIRECTORY+ (USING qualifiedName | ROW | AS | BY | NULL | identifier | StringLiteral | parenthesized)*;
partition : PARTITION LParen expression (Comma expression)* RParen;
insertSource
  : LParen (fullQuery RParen queryRest | qualifiedName (Comma qualifiedName)* RParen fullQuery)
  | openQuery
  | REPLACE WHERE expression plainQuery
  | identifier identifier
  ;
update : UPDATE qualifiedName tableAlias? SET assignment (Comma assignment)* fromClause? (WHERE where=expression)?;
assignment : qualifiedName Equal expression;
delete : DELETE FROM? qualifiedName tableAlias? (USING relation (Comma relation)*)? (WHERE where=expression)?;
merge : MERGE identifier* INTO qualifiedName tableAlias? USING relationPrimary ON expression mergeClause+;
mergeClause : WHEN NOT? MATCHED (BY (SOURCE | TARGET))? (AND expression)? THEN mergeAction;
mergeAction
  : DELETE
  | UPDATE SET (Star | assignment (Comma assignment)*)
  | INSERT (Star | (LParen qualifiedName (Comma qualifiedName)* RParen)? VALUES LParen expression (Comma expression)* RParen)
  | identifier+
  ;

anyToken : ~(LParen | RParen);
parenthesized : LParen (anyToken | parenthesized)* RParen;
