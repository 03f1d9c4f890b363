// A row of layers in evaluation, run in one go: an image goes through all of them while it lies in the cache of one core, several images go to
// several cores. Convolution, pooling, ReLU, flattening and linear layers, in float32 on the CPU. Sums are added up in another order than libtorch's.
#include "shim.h"
#include "rows.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>
#include <vector>

using namespace shim;

namespace {

enum Kind : int32_t { Convolve = 0, MaxPool = 1, Rectify = 2, Flatten = 3, Linear = 4 };

// As the caller gives it (Modules/LayerSpec.cs).
struct LayerSpec {
    int32_t kind;
    int32_t unused;
    TensorHandle weight;
    TensorHandle bias;
    int64_t kernel[2], stride[2], padding[2];
};

// A network whose weights do not fit into a core's cache runs no faster so.
constexpr int64_t MostWeights = 1 << 17;
// A thread has to have this many multiplications to do before another is asked.
constexpr int64_t WorkOfAThread = 2'000'000;
constexpr int64_t RowsAtOnce = 32;

// Memory that begins where a vector may.
struct Floats {
    explicit Floats(int64_t count = 0) : memory(count + rows::Lanes, 0.0f) {}
    void at_least(int64_t count) {
        if (static_cast<int64_t>(memory.size()) < count + rows::Lanes) {
            memory.resize(count + rows::Lanes);
        }
    }
    float* data() {
        auto address = reinterpret_cast<uintptr_t>(memory.data());
        return memory.data() + (64 - address % 64) % 64 / sizeof(float);
    }
    std::vector<float> memory;
};

struct Image {
    int64_t channels, height, width;
    int64_t pixel() const { return rows::padded(channels); }
    int64_t size() const { return pixel() * height * width; }
};

struct Layer {
    LayerSpec spec;
    Image in{}, out{};
    bool rectifies = false;
    std::shared_ptr<Floats> weights, bias;
    rows::Convolution convolution{};
    rows::Pool pool{};
    int64_t work() const { return spec.kind == Convolve || spec.kind == Linear ? convolution.kernel_rows * convolution.kernel_columns * convolution.inputs * out.size() : out.size(); }
    int64_t bordered_size() const { return in.pixel() * (in.height + 2 * spec.padding[0]) * (in.width + 2 * spec.padding[1]); }
};

int64_t outputs(int64_t input, int64_t kernel, int64_t stride, int64_t padding) { return (input + 2 * padding - kernel) / stride + 1; }

// The row for inputs of one size and weights as they were at one time.
struct Program {
    std::vector<int64_t> input;
    std::vector<LayerSpec> layers;
    std::vector<float> weights;
    std::vector<Layer> images, vectors;  // before and after flattening
    int64_t features = 0, largest = 0, widest = 0, work = 0;
    bool is_possible = false;
};

struct Plan {
    std::mutex gate;
    std::shared_ptr<Program> program;
};

bool is_plain(TensorHandle handle) {
    return handle != nullptr && handle->device().is_cpu() && handle->layout() == c10::kStrided &&
           c10::typeMetaToScalarType(handle->dtype()) == c10::kFloat && handle->is_contiguous();
}

// Calls each(numbers, count) for the weights and biases of all layers, until it says false.
template <typename Each>
bool for_weights(const std::vector<LayerSpec>& layers, const Each& each) {
    for (const auto& layer : layers) {
        for (auto handle : {layer.weight, layer.bias}) {
            if (handle != nullptr && !each(static_cast<const float*>(borrow(handle).data_ptr()), handle->numel())) {
                return false;
            }
        }
    }
    return true;
}

bool are_known(const std::vector<LayerSpec>& layers) {
    for (const auto& layer : layers) {
        bool has_weight = layer.weight != nullptr;
        bool is_convolution = layer.kind == Convolve, is_pool = layer.kind == MaxPool;
        if ((has_weight && (!is_plain(layer.weight) || layer.weight->numel() > MostWeights)) || (layer.bias != nullptr && !is_plain(layer.bias)) ||
            ((is_convolution || is_pool) && (layer.stride[0] < 1 || layer.stride[1] < 1 || layer.padding[0] < 0 || layer.padding[1] < 0)) ||
            (is_pool && (layer.kernel[0] < 1 || layer.kernel[1] < 1))) {
            return false;
        }
    }
    return true;
}

// [outputs, inputs, kernel rows, kernel columns] as [outputs / 16, kernel rows, kernel columns, inputs, 16].
std::shared_ptr<Floats> packed(const float* weights, int64_t outputs, int64_t inputs, int64_t kernel) {
    auto result = std::make_shared<Floats>(rows::padded(outputs) * inputs * kernel);
    for (int64_t o = 0; o < outputs; ++o) {
        for (int64_t i = 0; i < inputs; ++i) {
            for (int64_t k = 0; k < kernel; ++k) {
                result->data()[((o / rows::Lanes * kernel + k) * inputs + i) * rows::Lanes + o % rows::Lanes] = weights[(o * inputs + i) * kernel + k];
            }
        }
    }
    return result;
}

void take_weights(Layer& layer, int64_t kernel) {
    auto weight = borrow(layer.spec.weight);
    int64_t outputs = weight.size(0), inputs = weight.size(1);
    layer.weights = packed(static_cast<const float*>(weight.data_ptr()), outputs, inputs, kernel);
    layer.bias = std::make_shared<Floats>(rows::padded(outputs));
    if (layer.spec.bias) {
        std::memcpy(layer.bias->data(), borrow(layer.spec.bias).data_ptr(), outputs * sizeof(float));
    }
}

bool plan_convolution(Layer& layer) {
    const auto& spec = layer.spec;
    auto sizes = borrow(spec.weight).sizes();
    if (sizes.size() != 4 || sizes[1] != layer.in.channels) {
        return false;
    }
    layer.out = {sizes[0], outputs(layer.in.height, sizes[2], spec.stride[0], spec.padding[0]), outputs(layer.in.width, sizes[3], spec.stride[1], spec.padding[1])};
    take_weights(layer, sizes[2] * sizes[3]);
    layer.convolution = {layer.weights->data(), layer.bias->data(), sizes[2], sizes[3], sizes[1], spec.stride[0], spec.stride[1],
                         layer.in.width + 2 * spec.padding[1], layer.in.pixel(), layer.out.height, layer.out.width, layer.out.pixel(), false};
    return true;
}

bool plan_pool(Layer& layer) {
    const auto& spec = layer.spec;
    layer.out = {layer.in.channels, outputs(layer.in.height, spec.kernel[0], spec.stride[0], 0), outputs(layer.in.width, spec.kernel[1], spec.stride[1], 0)};
    layer.pool = {spec.kernel[0], spec.kernel[1], spec.stride[0], spec.stride[1], layer.in.width, layer.in.pixel(), layer.out.height, layer.out.width, false};
    return spec.padding[0] == 0 && spec.padding[1] == 0;
}

bool plan_linear(Layer& layer) {
    auto sizes = borrow(layer.spec.weight).sizes();
    if (sizes.size() != 2 || sizes[1] != layer.in.channels) {
        return false;
    }
    layer.out = {sizes[0], 1, 1};
    take_weights(layer, 1);
    layer.convolution = {layer.weights->data(), layer.bias->data(), 1, 1, sizes[1], 1, 1, 0, layer.in.pixel(), 1, 0, layer.out.pixel(), false};
    return true;
}

bool rectify(std::vector<Layer>& layers) {
    if (layers.empty()) {
        return false;
    }
    layers.back().convolution.rectifies = layers.back().pool.rectifies = true;
    return true;
}

bool add(Program& program, const LayerSpec& spec, Image& at, bool& is_flat) {
    auto& layers = is_flat ? program.vectors : program.images;
    if (spec.kind == Rectify) {
        return rectify(layers);
    }
    if (spec.kind == Flatten) {
        at = {at.channels * at.height * at.width, 1, 1};
        is_flat = true;
        return true;
    }
    Layer layer{spec, at};
    bool fits = spec.kind == Convolve ? !is_flat && plan_convolution(layer) : spec.kind == MaxPool ? !is_flat && plan_pool(layer) : is_flat && plan_linear(layer);
    if (!fits || layer.out.height < 1 || layer.out.width < 1) {
        return false;
    }
    program.largest = std::max({program.largest, layer.bordered_size(), layer.out.size()});
    program.work += layer.work();
    at = layer.out;
    layers.push_back(std::move(layer));
    return true;
}

std::shared_ptr<Program> compile(const std::vector<LayerSpec>& layers, const at::Tensor& input) {
    auto program = std::make_shared<Program>();
    program->input = input.sizes().vec();
    program->layers = layers;
    for_weights(layers, [&](const float* numbers, int64_t count) {
        program->weights.insert(program->weights.end(), numbers, numbers + count);
        return true;
    });
    bool is_flat = input.dim() == 2;
    Image at = is_flat ? Image{input.size(1), 1, 1} : Image{input.size(1), input.size(2), input.size(3)};
    program->largest = at.size();
    program->is_possible = std::all_of(layers.begin(), layers.end(), [&](const LayerSpec& spec) { return add(*program, spec, at, is_flat); });
    // What ends as an image would have to be laid out once more.
    if (!program->is_possible || program->vectors.empty()) {
        program->is_possible = false;
        program->images.clear();
        program->vectors.clear();
        return program;
    }
    program->features = program->vectors.front().in.channels;
    for (const auto& layer : program->vectors) {
        program->widest = std::max({program->widest, layer.in.pixel(), layer.out.pixel()});
    }
    return program;
}

// The numbers are compared, not their places or versions: who writes into a tensor's memory tells nobody.
bool is_current(const Program& program, const std::vector<LayerSpec>& layers, const at::Tensor& input) {
    if (program.input.size() != input.sizes().size() || !std::equal(program.input.begin() + 1, program.input.end(), input.sizes().begin() + 1) ||
        program.layers.size() != layers.size() || std::memcmp(program.layers.data(), layers.data(), layers.size() * sizeof(LayerSpec)) != 0) {
        return false;
    }
    size_t place = 0;
    return for_weights(layers, [&](const float* numbers, int64_t count) {
        bool same = place + count <= program.weights.size() && std::memcmp(program.weights.data() + place, numbers, count * sizeof(float)) == 0;
        place += count;
        return same;
    }) && place == program.weights.size();
}

std::shared_ptr<Program> program_for(Plan& plan, const std::vector<LayerSpec>& layers, const at::Tensor& input) {
    std::shared_ptr<Program> current;
    {
        std::lock_guard<std::mutex> lock(plan.gate);
        current = plan.program;
    }
    if (current && is_current(*current, layers, input)) {
        return current;
    }
    current = compile(layers, input);
    std::lock_guard<std::mutex> lock(plan.gate);
    return plan.program = current;
}

const rows::Kernels* kernels() {
#if defined(__x86_64__)
    static const rows::Kernels* best = __builtin_cpu_supports("avx512f") ? &rows::for_avx512
                                       : __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &rows::for_avx2 : nullptr;
    return best;
#else
    return nullptr;
#endif
}

// One thread's work, a few rows at a time. The thread keeps its memory.
class Runner {
public:
    explicit Runner(const Program& program) : program(program) {
        one.at_least(program.largest);
        other.at_least(program.largest);
        line.at_least(RowsAtOnce * program.widest);
        next.at_least(RowsAtOnce * program.widest);
    }

    void run(const at::Tensor& input, int64_t from, int64_t to, float* result) {
        for (int64_t first = from; first < to; first += RowsAtOnce) {
            int64_t count = std::min(RowsAtOnce, to - first);
            for (int64_t row = 0; row < count; ++row) {
                take(input, first + row, line.data() + row * program.vectors.front().in.pixel());
            }
            finish(count, result + first * program.vectors.back().out.channels);
        }
    }

private:
    void take(const at::Tensor& input, int64_t row, float* vector) {
        auto start = static_cast<const float*>(input.data_ptr()) + row * input.stride(0);
        if (input.dim() == 2) {
            for (int64_t i = 0; i < program.features; ++i) {
                vector[i] = start[i * input.stride(1)];
            }
            return;
        }
        Image shape{input.size(1), input.size(2), input.size(3)};
        auto image = one.data();
        for (int64_t y = 0; y < shape.height; ++y) {
            for (int64_t x = 0; x < shape.width; ++x) {
                for (int64_t c = 0; c < shape.channels; ++c) {
                    image[(y * shape.width + x) * shape.pixel() + c] = start[c * input.stride(1) + y * input.stride(2) + x * input.stride(3)];
                }
            }
        }
        flatten(through(shape), vector);
    }

    // Gives the last image, which lies in the memory called one.
    Image through(Image shape) {
        for (const auto& layer : program.images) {
            if (layer.spec.kind == Convolve) {
                if (layer.spec.padding[0] > 0 || layer.spec.padding[1] > 0) {
                    border(layer);
                }
                kernels()->convolve(layer.convolution, one.data(), other.data());
            } else {
                kernels()->pool(layer.pool, one.data(), other.data());
            }
            std::swap(one, other);
            shape = layer.out;
        }
        return shape;
    }

    void border(const Layer& layer) {
        const auto& in = layer.in;
        int64_t width = in.width + 2 * layer.spec.padding[1];
        std::fill_n(other.data(), layer.bordered_size(), 0.0f);
        for (int64_t y = 0; y < in.height; ++y) {
            std::memcpy(other.data() + ((y + layer.spec.padding[0]) * width + layer.spec.padding[1]) * in.pixel(), one.data() + y * in.width * in.pixel(),
                        in.width * in.pixel() * sizeof(float));
        }
        std::swap(one, other);
    }

    void flatten(const Image& image, float* vector) {
        for (int64_t c = 0; c < image.channels; ++c) {
            for (int64_t i = 0; i < image.height * image.width; ++i) {
                *vector++ = one.data()[i * image.pixel() + c];
            }
        }
    }

    void finish(int64_t count, float* result) {
        for (const auto& layer : program.vectors) {
            auto convolution = layer.convolution;
            convolution.in_width = convolution.out_columns = count;
            kernels()->convolve(convolution, line.data(), next.data());
            std::swap(line, next);
        }
        const auto& last = program.vectors.back().out;
        for (int64_t row = 0; row < count; ++row) {
            std::memcpy(result + row * last.channels, line.data() + row * last.pixel(), last.channels * sizeof(float));
        }
    }

    const Program& program;
    static thread_local Floats one, other, line, next;
};
thread_local Floats Runner::one, Runner::other, Runner::line, Runner::next;

}  // namespace

SHIM_EXPORT void* shim_plan_new() { return new Plan(); }
SHIM_EXPORT void shim_plan_free(void* plan) { delete static_cast<Plan*>(plan); }

// Gives 1 and the result, or 0 where these layers or this input are not for it.
SHIM_EXPORT int shim_plan_run(void* plan, const LayerSpec* layers, int count, TensorHandle tensor, TensorHandle* result) {
    return guarded([&] {
        auto input = borrow(tensor);
        if (kernels() == nullptr || (input.dim() != 2 && input.dim() != 4) || !input.device().is_cpu() || input.layout() != c10::kStrided ||
            input.scalar_type() != c10::kFloat || input.numel() == 0) {
            return 0;
        }
        std::vector<LayerSpec> wanted(layers, layers + count);
        if (!are_known(wanted)) {
            return 0;
        }
        auto program = program_for(*static_cast<Plan*>(plan), wanted, input);
        if (!program->is_possible) {
            return 0;
        }
        auto output = at::empty({input.size(0), program->vectors.back().out.channels}, input.options());
        auto to = static_cast<float*>(output.data_ptr());
        int64_t grain = std::max<int64_t>(1, WorkOfAThread / std::max<int64_t>(1, program->work));
        at::parallel_for(0, input.size(0), grain, [&](int64_t from, int64_t end) { Runner(*program).run(input, from, end, to); });
        *result = release(std::move(output));
        return 1;
    });
}
