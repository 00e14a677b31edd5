// SPDX-License-Identifier: Apache-2.0
// The enumerations of hjemmel.h, with its numbers. tests/Layout.cs holds them against the header's.
namespace Hjemmel
{
    /// <summary>How a call went.</summary>
    public enum Result
    {
        /// <summary>It went well.</summary>
        Ok = 0,
        /// <summary>It went well, and there is none.</summary>
        None = 1,
        /// <summary>An argument that cannot be: no text where one is needed, for example.</summary>
        ErrorArgument = -1,
        /// <summary>Out of memory; the process may go on.</summary>
        ErrorMemory = -2,
        /// <summary>A fault of the library.</summary>
        ErrorInternal = -3,
        /// <summary>The library is of another generation, or older than this wrapper.</summary>
        ErrorOptions = -4,
        /// <summary>Rule files that cannot be read, or have faults.</summary>
        ErrorRules = -5,
        /// <summary>No ruleset, entity, decision, fact or parameter of that name.</summary>
        ErrorName = -6,
        /// <summary>Facts whose form cannot be read.</summary>
        ErrorFacts = -7,
        /// <summary>A parameter that cannot be set to this.</summary>
        ErrorSetting = -8,
        /// <summary>The value is of another kind.</summary>
        ErrorKind = -9,
        /// <summary>The number or day does not fit.</summary>
        ErrorRange = -10,
        /// <summary>Not now: facts that were left halfway.</summary>
        ErrorState = -11,
        /// <summary>The host asked to stop.</summary>
        ErrorCancelled = -12
    }

    /// <summary>The language of texts for people.</summary>
    public enum Language
    {
        /// <summary>Danish.</summary>
        Danish = 0,
        /// <summary>English.</summary>
        English = 1
    }

    /// <summary>How grave a diagnostic is.</summary>
    public enum Severity
    {
        /// <summary>Nothing comes of it as it is.</summary>
        Error = 0,
        /// <summary>A doubt.</summary>
        Warning = 1,
        /// <summary>Worth knowing.</summary>
        Note = 2
    }

    /// <summary>Of which kind an outcome is. There will be no others.</summary>
    public enum Status
    {
        /// <summary>The value is the answer, whatever is missing.</summary>
        Known = 0,
        /// <summary>Missing facts can still change it.</summary>
        Undetermined = 1,
        /// <summary>The version is not in force on the day; not a "no".</summary>
        OutsideValidity = 2,
        /// <summary>A condition was null, a table broken, a limit reached.</summary>
        Failed = 3,
        /// <summary>The facts are faulty.</summary>
        Refused = 4
    }

    /// <summary>What a value is. The last three stand for one that missing facts leave open.
    /// </summary>
    public enum ValueKind
    {
        /// <summary>None: an expression that could not be worked out, or no answer.</summary>
        Null = 0,
        /// <summary>The host said that there is none.</summary>
        Absent = 1,
        /// <summary>True or false.</summary>
        Boolean = 2,
        /// <summary>A decimal number of up to 34 digits.</summary>
        Number = 3,
        /// <summary>A text.</summary>
        Text = 4,
        /// <summary>A date.</summary>
        Date = 5,
        /// <summary>A time of day.</summary>
        Time = 6,
        /// <summary>A date and time.</summary>
        DateAndTime = 7,
        /// <summary>A duration of days and time.</summary>
        Duration = 8,
        /// <summary>A duration of years and months.</summary>
        Months = 9,
        /// <summary>A range; its items are its two ends.</summary>
        Range = 10,
        /// <summary>A list.</summary>
        List = 11,
        /// <summary>A context: entries with names.</summary>
        Context = 12,
        /// <summary>A function.</summary>
        Function = 13,
        /// <summary>Open: its items are the values that it can still be.</summary>
        OneOf = 14,
        /// <summary>Open: its items are the smallest and the largest that it can be.</summary>
        Between = 15,
        /// <summary>Open: anything of its type.</summary>
        Anything = 16
    }

    /// <summary>What a node of the reasons is.</summary>
    public enum ReasonKind
    {
        /// <summary>A decision.</summary>
        Decision = 0,
        /// <summary>Several requirements.</summary>
        Group = 1,
        /// <summary>A requirement.</summary>
        Requirement = 2,
        /// <summary>A row of a table.</summary>
        Row = 3,
        /// <summary>A condition of a row.</summary>
        Cell = 4,
        /// <summary>What took the place of a fact that was not supplied.</summary>
        StandIn = 5
    }

    /// <summary>What a node of the reasons contributed.</summary>
    public enum Mark
    {
        /// <summary>It was not looked at.</summary>
        NotReached = 0,
        /// <summary>It is met.</summary>
        Met = 1,
        /// <summary>It is not met.</summary>
        NotMet = 2,
        /// <summary>Missing facts decide it.</summary>
        Undecided = 3,
        /// <summary>It could not be worked out.</summary>
        Failed = 4
    }

    /// <summary>What a node's condition read.</summary>
    public enum UsedKind
    {
        /// <summary>A fact.</summary>
        Fact = 0,
        /// <summary>What stood in for a fact.</summary>
        StandIn = 1,
        /// <summary>A parameter.</summary>
        Parameter = 2,
        /// <summary>Another decision.</summary>
        Decision = 3,
        /// <summary>Entities that the case has many of: counted by value.</summary>
        Related = 4
    }

    /// <summary>What an evaluation was told that the rule file and the facts do not say.</summary>
    public enum NoteKind
    {
        /// <summary>A parameter is set otherwise than the file says.</summary>
        Changed = 0,
        /// <summary>A decision was preset.</summary>
        Preset = 1,
        /// <summary>A fact is said to be whole.</summary>
        Complete = 2
    }

    /// <summary>What a version declares.</summary>
    public enum DeclarationKind
    {
        /// <summary>An entity: what is decided about.</summary>
        Entity = 0,
        /// <summary>A fact of an entity.</summary>
        Fact = 1,
        /// <summary>A decision of an entity.</summary>
        Decision = 2,
        /// <summary>A parameter.</summary>
        Parameter = 3
    }

    internal static class Format
    {
        internal const int Text = 0;
        internal const int Json = 1;
        internal const int JsonReasons = 2;
        internal const int Letter = 3;
        internal const int Plain = 4;
    }
}
