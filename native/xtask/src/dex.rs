//! Reads the classes of a dex file: only their names, superclasses and the names of their public methods.
//!
//! Invariant: never panics, whatever the bytes are.

use std::collections::HashMap;

/// Offsets in the header; see <https://source.android.com/docs/core/runtime/dex-format>.
mod header {
    pub(super) const STRING_IDS: usize = 0x38;
    pub(super) const TYPE_IDS: usize = 0x40;
    pub(super) const METHOD_IDS: usize = 0x58;
    pub(super) const CLASS_DEFS: usize = 0x60;
}

const NO_INDEX: u32 = 0xffff_ffff;
/// Access flags.
const PUBLIC: u32 = 1;
const CONSTRUCTOR: u32 = 0x1_0000;

/// Why bytes are not a dex file.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum DexError {
    #[error("it does not start with the magic bytes of a dex file")]
    Magic,
    #[error("it ends before offset {0}")]
    Short(usize),
    #[error("the number at offset {0} is too long")]
    Number(usize),
}

/// A class that a dex file defines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class {
    /// Such as `com.example.Outer$Inner`.
    pub(crate) name: String,
    pub(crate) public: bool,
    /// `None` only for `java.lang.Object`.
    pub(crate) superclass: Option<String>,
    /// The names of the public methods without constructors; static methods come first.
    pub(crate) public_methods: Vec<String>,
}

/// Returns every class that is defined in `bytes`.
pub(crate) fn classes(bytes: &[u8]) -> Result<Vec<Class>, DexError> {
    let dex = Dex { bytes };
    if !bytes.starts_with(b"dex\n") {
        return Err(DexError::Magic);
    }
    let (count, start) = dex.table(header::CLASS_DEFS)?;
    let mut names = HashMap::new();
    (0..count).map(|index| dex.class(start + 32 * index, &mut names)).collect()
}

struct Dex<'a> {
    bytes: &'a [u8],
}

impl Dex<'_> {
    fn class(&self, at: usize, names: &mut HashMap<u32, String>) -> Result<Class, DexError> {
        let superclass = match self.u32(at + 8)? {
            NO_INDEX => None,
            index => Some(self.type_name(index, names)?),
        };
        let public_methods = match self.u32(at + 24)? {
            0 => Vec::new(),
            offset => self.public_methods(offset as usize)?,
        };
        let public = self.u32(at + 4)? & PUBLIC != 0;
        Ok(Class { name: self.type_name(self.u32(at)?, names)?, public, superclass, public_methods })
    }

    fn public_methods(&self, class_data: usize) -> Result<Vec<String>, DexError> {
        let mut at = class_data;
        let fields = self.uleb128(&mut at)?.saturating_add(self.uleb128(&mut at)?);
        let (direct_methods, virtual_methods) = (self.uleb128(&mut at)?, self.uleb128(&mut at)?);
        for _ in 0..fields.saturating_mul(2) {
            self.uleb128(&mut at)?;
        }
        let mut names = Vec::new();
        for count in [direct_methods, virtual_methods] {
            let mut index = 0_u32;
            for _ in 0..count {
                // Each index is stored as the difference from the previous one.
                index = index.wrapping_add(self.uleb128(&mut at)?);
                let (access, _code) = (self.uleb128(&mut at)?, self.uleb128(&mut at)?);
                if access & PUBLIC != 0 && access & CONSTRUCTOR == 0 {
                    names.push(self.method_name(index)?);
                }
            }
        }
        Ok(names)
    }

    fn method_name(&self, index: u32) -> Result<String, DexError> {
        let (_, ids) = self.table(header::METHOD_IDS)?;
        self.string(self.u32(ids + 8 * index as usize + 4)?)
    }

    /// The name of a type, as in Java source code.
    fn type_name(&self, index: u32, names: &mut HashMap<u32, String>) -> Result<String, DexError> {
        if let Some(name) = names.get(&index) {
            return Ok(name.clone());
        }
        let (_, ids) = self.table(header::TYPE_IDS)?;
        let descriptor = self.string(self.u32(ids + 4 * index as usize)?)?;
        let name = descriptor.trim_start_matches('L').trim_end_matches(';').replace('/', ".");
        names.insert(index, name.clone());
        Ok(name)
    }

    fn string(&self, index: u32) -> Result<String, DexError> {
        let (_, ids) = self.table(header::STRING_IDS)?;
        let mut at = self.u32(ids + 4 * index as usize)? as usize;
        self.uleb128(&mut at)?; // the length in UTF-16 code units; not needed, since the string ends with a zero byte
        let rest = self.bytes.get(at..).ok_or(DexError::Short(at))?;
        let length = rest.iter().position(|byte| *byte == 0).ok_or(DexError::Short(self.bytes.len()))?;
        Ok(String::from_utf8_lossy(rest.get(..length).unwrap_or_default()).into_owned())
    }

    /// The number of entries and the offset of a table.
    fn table(&self, at: usize) -> Result<(usize, usize), DexError> {
        Ok((self.u32(at)? as usize, self.u32(at + 4)? as usize))
    }

    fn u32(&self, at: usize) -> Result<u32, DexError> {
        let end = at.checked_add(4).ok_or(DexError::Short(at))?;
        let bytes = self.bytes.get(at..end).ok_or(DexError::Short(end))?;
        Ok(u32::from_le_bytes(bytes.try_into().map_err(|_| DexError::Short(end))?))
    }

    fn uleb128(&self, at: &mut usize) -> Result<u32, DexError> {
        let start = *at;
        let mut value = 0_u32;
        for shift in (0..35).step_by(7) {
            let byte = *self.bytes.get(*at).ok_or(DexError::Short(*at))?;
            *at += 1;
            value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(DexError::Number(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A dex file with one public class `a.B extends a.C`: a constructor, the public method `x`, the private method `y`.
    fn sample() -> Vec<u8> {
        let strings = ["La/B;", "La/C;", "x", "y"];
        let (string_ids, type_ids, method_ids, class_defs) = (0x70, 0x80, 0x88, 0x98);
        let mut data: Vec<u8> = Vec::new();
        let data_start = 0xb8;
        let mut dex = vec![0; data_start];
        let mut put = |at: usize, value: u32| dex[at..at + 4].copy_from_slice(&value.to_le_bytes());
        for (at, count, offset) in
            [(0x38, 4, string_ids), (0x40, 2, type_ids), (0x58, 2, method_ids), (0x60, 1, class_defs)]
        {
            put(at, count);
            put(at + 4, offset as u32);
        }
        for (index, string) in strings.iter().enumerate() {
            put(string_ids + 4 * index, (data_start + data.len()) as u32);
            data.push(string.len() as u8);
            data.extend(string.bytes().chain([0]));
        }
        put(type_ids, 0);
        put(type_ids + 4, 1);
        put(method_ids + 4, 2);
        put(method_ids + 12, 3);
        put(class_defs, 0);
        put(class_defs + 4, PUBLIC);
        put(class_defs + 8, 1);
        put(class_defs + 24, (data_start + data.len()) as u32);
        // One static field, no instance field, one direct method, two virtual ones; access 0x10001, 1, 2.
        data.extend([1, 0, 1, 2, 0, 9, 0, 0x81, 0x80, 0x04, 0, 0, 1, 0, 1, 2, 0]);
        dex[..8].copy_from_slice(b"dex\n035\0");
        dex.extend(data);
        dex
    }

    #[test]
    fn name_superclass_and_methods() {
        let class = Class {
            name: "a.B".into(),
            public: true,
            superclass: Some("a.C".into()),
            public_methods: vec!["x".into()],
        };
        assert_eq!(classes(&sample()), Ok(vec![class]));
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(classes(b"PK\x03\x04"), Err(DexError::Magic));
        assert_eq!(classes(b"dex\n035\0"), Err(DexError::Short(0x64)));
    }

    #[test]
    fn no_truncation_and_no_flipped_byte_panics() {
        let sample = sample();
        for length in 0..sample.len() {
            let _ = classes(&sample[..length]);
        }
        for at in 0..sample.len() {
            for value in [0, 0x7f, 0xff] {
                let mut bytes = sample.clone();
                bytes[at] = value;
                let _ = classes(&bytes);
            }
        }
    }
}
