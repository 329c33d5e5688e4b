package dev.lintel.syntax.sql;

/** One SQL statement, without its semicolon. */
public sealed interface Statement extends SqlNode
    permits QueryStatement,
        Insert,
        Update,
        Delete,
        Merge,
        CreateTable,
        CreateView,
        DropTable,
        Truncate,
        AlterTable,
        CreateFunction,
        DropObject,
        Grant,
        SetOption,
        Command,
        CompoundStatement,
        InsertDirectory,
        MultiInsert,
        OtherStatement {}
