using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Compiled reading and writing of the members of a row class: as fast per row as code that names them.</summary>
internal static class MemberAccess<TRow>
{
    private static readonly ConcurrentDictionary<MemberInfo, Delegate> Readers = [];
    private static readonly ConcurrentDictionary<MemberInfo, Delegate> Writers = [];

    public static Func<TRow, TMember> Reader<TMember>(MemberInfo member)
        => (Func<TRow, TMember>)Readers.GetOrAdd(member, static member =>
        {
            ParameterExpression row = Expression.Parameter(typeof(TRow));
            return Expression.Lambda<Func<TRow, TMember>>(Expression.MakeMemberAccess(row, member), row).Compile();
        });

    public static Action<TRow, TMember> Writer<TMember>(MemberInfo member)
        => (Action<TRow, TMember>)Writers.GetOrAdd(member, static member =>
        {
            ParameterExpression row = Expression.Parameter(typeof(TRow));
            ParameterExpression value = Expression.Parameter(typeof(TMember));
            return Expression.Lambda<Action<TRow, TMember>>(Expression.Assign(Expression.MakeMemberAccess(row, member), value), row, value).Compile();
        });

    public static bool CanRead(MemberInfo member) => member is FieldInfo || ((PropertyInfo)member).GetGetMethod() != null;
}
