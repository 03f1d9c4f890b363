// Any operator of libtorch, called by the name of its schema through the dispatcher.
#include "shim.h"

#include <ATen/core/List.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace shim;

// What an argument's declared type asks of a value that is not quite of that type.
enum class Wanted { AsGiven, Double, IntList, DoubleList, Tensor };

struct Operator {
    explicit Operator(c10::OperatorHandle handle) : handle(handle), schema(handle.schema()) {
        for (const auto& argument : schema.arguments()) {
            wanted.push_back(what_is_wanted(argument.type()));
        }
    }

    static Wanted what_is_wanted(c10::TypePtr type) {
        if (auto optional = type->cast<c10::OptionalType>()) {
            type = optional->getElementType();
        }
        switch (type->kind()) {
            case c10::TypeKind::FloatType:
                return Wanted::Double;
            case c10::TypeKind::TensorType:
                return Wanted::Tensor;
            case c10::TypeKind::ListType:
                switch (type->castRaw<c10::ListType>()->getElementType()->kind()) {
                    case c10::TypeKind::IntType:
                    case c10::TypeKind::SymIntType:
                        return Wanted::IntList;
                    case c10::TypeKind::FloatType:
                        return Wanted::DoubleList;
                    default:
                        return Wanted::AsGiven;
                }
            default:
                return Wanted::AsGiven;
        }
    }

    c10::OperatorHandle handle;
    const c10::FunctionSchema& schema;
    std::vector<Wanted> wanted;
};

// Kernels re-enter the dispatcher and hold references into the stack they were given, so every depth has its own.
class StackLease {
public:
    StackLease() {
        if (depth == pool().size()) {
            pool().push_back(std::make_unique<torch::jit::Stack>());
        }
        stack = pool()[depth++].get();
    }
    ~StackLease() {
        stack->clear();
        --depth;
    }
    torch::jit::Stack* stack;

private:
    static std::vector<std::unique_ptr<torch::jit::Stack>>& pool() {
        static thread_local std::vector<std::unique_ptr<torch::jit::Stack>> stacks;
        return stacks;
    }
    static thread_local size_t depth;
};
thread_local size_t StackLease::depth = 0;

template <typename Element>
c10::ArrayRef<Element> array_of(const Value& value) {
    return {static_cast<const Element*>(value.pointer), static_cast<size_t>(value.length)};
}

c10::IValue list_of_tensors(const Value& value) {
    c10::List<at::Tensor> list;
    list.reserve(value.length);
    for (auto handle : array_of<TensorHandle>(value)) {
        list.push_back(borrow(handle));
    }
    return list;
}

c10::IValue list_of_optional_tensors(const Value& value) {
    c10::List<decltype(std::declval<c10::IValue>().toOptional<at::Tensor>())> list;
    list.reserve(value.length);
    for (auto handle : array_of<TensorHandle>(value)) {
        if (handle == nullptr) {
            list.push_back({});
        } else {
            list.push_back(borrow(handle));
        }
    }
    return list;
}

c10::IValue list_of_bools(const Value& value) {
    c10::List<bool> list;
    for (auto element : array_of<uint8_t>(value)) {
        list.push_back(element != 0);
    }
    return list;
}

c10::IValue from_int(int64_t integer, Wanted wanted) {
    switch (wanted) {
        case Wanted::Double:
            return static_cast<double>(integer);
        case Wanted::IntList:
            return c10::List<int64_t>({integer});
        case Wanted::DoubleList:
            return c10::List<double>({static_cast<double>(integer)});
        default:
            return integer;
    }
}

c10::IValue from_ints(const Value& value, Wanted wanted) {
    if (wanted == Wanted::DoubleList) {
        c10::List<double> list;
        for (auto element : array_of<int64_t>(value)) {
            list.push_back(static_cast<double>(element));
        }
        return list;
    }
    return c10::IValue(array_of<int64_t>(value));
}

c10::IValue from_value(const Value& value, const Operator& op, size_t position) {
    auto wanted = op.wanted[position];
    switch (value.kind) {
        case None:
            return {};
        case Kind::Tensor:
            return borrow(static_cast<TensorHandle>(const_cast<void*>(value.pointer)));
        case Int:
            return from_int(value.integer, wanted);
        case Double:
            return value.real;
        case Bool:
            return value.integer != 0;
        case IntList:
            return from_ints(value, wanted);
        case DoubleList:
            return c10::IValue(array_of<double>(value));
        case BoolList:
            return list_of_bools(value);
        case TensorList:
            return list_of_tensors(value);
        case OptionalTensorList:
            return list_of_optional_tensors(value);
        case String:
            return std::string(static_cast<const char*>(value.pointer), value.length);
        case Device:
            return device_of(value.integer);
        case Generator:
            return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(
                static_cast<c10::GeneratorImpl*>(const_cast<void*>(value.pointer))));
        case Complex: {
            auto parts = static_cast<const double*>(value.pointer);
            return c10::complex<double>(parts[0], parts[1]);
        }
        default: {
            const auto& standard = op.schema.arguments()[position].default_value();
            TORCH_CHECK(standard.has_value(), op.schema.name(), "() is missing the value of argument '", op.schema.arguments()[position].name(), "'");
            return *standard;
        }
    }
}

template <typename Element, typename List>
Value array_value(Kind kind, const List& list) {
    auto elements = static_cast<Element*>(std::malloc(sizeof(Element) * (list.size() + 1)));
    for (size_t i = 0; i < list.size(); ++i) {
        elements[i] = static_cast<Element>(list[i]);
    }
    Value value{kind, static_cast<int32_t>(list.size()), {}};
    value.pointer = elements;
    return value;
}

Value to_value(c10::IValue& result) {
    Value value{None, 0, {}};
    if (result.isTensor()) {
        value.kind = Kind::Tensor;
        value.pointer = release(std::move(result).toTensor());
    } else if (result.isInt()) {
        value.kind = Int;
        value.integer = result.toInt();
    } else if (result.isDouble()) {
        value.kind = Double;
        value.real = result.toDouble();
    } else if (result.isBool()) {
        value.kind = Bool;
        value.integer = result.toBool();
    } else if (result.isTensorList()) {
        auto tensors = result.toTensorVector();
        std::vector<TensorHandle> handles;
        for (auto& tensor : tensors) {
            handles.push_back(release(std::move(tensor)));
        }
        value = array_value<TensorHandle>(TensorList, handles);
    } else if (result.isIntList()) {
        value = array_value<int64_t>(IntList, result.toIntVector());
    } else if (!result.isNone()) {
        TORCH_CHECK(false, "a result of type ", result.tagKind(), " cannot be handed over");
    }
    return value;
}

}  // namespace

// Null and an error text where there is no such operator.
SHIM_EXPORT void* shim_operator(const char* name, const char* overload) {
    void* found = nullptr;
    guarded([&] {
        auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
        TORCH_CHECK(handle.has_value(), "this libtorch has no operator ", name, *overload ? "." : "", overload);
        found = new Operator(*handle);  // lives as long as the process, as operators do
        return 0;
    });
    return found;
}

// Gives the number of results, or Failed. Arguments left out at the end take the schema's defaults.
SHIM_EXPORT int shim_call(void* op, const Value* arguments, int count, Value* results, int room) {
    return guarded([&] {
        auto& target = *static_cast<Operator*>(op);
        const auto& declared = target.schema.arguments();
        TORCH_CHECK(static_cast<size_t>(count) <= declared.size(), target.schema.name(), "() takes ", declared.size(), " arguments, got ", count);
        StackLease lease;
        auto& stack = *lease.stack;
        for (int i = 0; i < count; ++i) {
            stack.push_back(from_value(arguments[i], target, i));
        }
        const Value standard{Default, 0, {}};
        for (size_t i = count; i < declared.size(); ++i) {
            stack.push_back(from_value(standard, target, i));
        }
        target.handle.callBoxed(stack);
        int given = static_cast<int>(stack.size());
        for (int i = 0; i < given && i < room; ++i) {
            results[i] = to_value(stack[i]);
        }
        return given;
    });
}

SHIM_EXPORT void shim_free(void* memory) { std::free(memory); }
