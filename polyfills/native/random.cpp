// Random number generators. A handle owns one reference to its GeneratorImpl.
#include "shim.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <mutex>

using namespace shim;

namespace {

at::Generator generator_of(c10::GeneratorImpl* handle) {
    return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(handle));
}

c10::GeneratorImpl* release_generator(at::Generator generator) {
    auto shared = generator.getIntrusivePtr();
    return shared.release();
}

}  // namespace

SHIM_EXPORT int shim_generator_default(int64_t device, c10::GeneratorImpl** result) {
    return guarded([&] {
        *result = release_generator(at::globalContext().defaultGenerator(device_of(device)));
        return 0;
    });
}

SHIM_EXPORT int shim_generator_new(uint64_t seed, c10::GeneratorImpl** result) {
    return guarded([&] {
        *result = release_generator(at::detail::createCPUGenerator(seed));
        return 0;
    });
}

SHIM_EXPORT void shim_generator_release(c10::GeneratorImpl* generator) { c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(generator); }

SHIM_EXPORT int64_t shim_generator_device(c10::GeneratorImpl* generator) { return code_of(generator->device()); }

SHIM_EXPORT int shim_generator_set_seed(c10::GeneratorImpl* handle, uint64_t seed) {
    return guarded([&] {
        auto generator = generator_of(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        generator.set_current_seed(seed);
        return 0;
    });
}

SHIM_EXPORT int shim_generator_seed(c10::GeneratorImpl* handle, int fresh, uint64_t* seed) {
    return guarded([&] {
        auto generator = generator_of(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        *seed = fresh ? generator.seed() : generator.current_seed();
        return 0;
    });
}

SHIM_EXPORT int shim_generator_state(c10::GeneratorImpl* handle, TensorHandle* state) {
    return guarded([&] {
        auto generator = generator_of(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        *state = release(generator.get_state());
        return 0;
    });
}

SHIM_EXPORT int shim_generator_set_state(c10::GeneratorImpl* handle, TensorHandle state) {
    return guarded([&] {
        auto generator = generator_of(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        generator.set_state(borrow(state));
        return 0;
    });
}

// All generators of the process, as torch.manual_seed does.
SHIM_EXPORT int shim_manual_seed(uint64_t seed) {
    return guarded([&] {
        at::manual_seed(seed);
        return 0;
    });
}
