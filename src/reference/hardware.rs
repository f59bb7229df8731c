//! Strings and USB ids of hardware that lets a computer be used from elsewhere (KVM over IP) or captures a screen.

use super::words::has_words;

/// A piece of hardware.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hardware {
    /// What it is.
    pub name: &'static str,
    /// A switch that lets a keyboard, screen and mouse be used over a network; otherwise a capture device.
    pub is_kvm: bool,
    /// Named in a reputable source; otherwise a community's word, to be shown as not verified.
    pub is_verified: bool,
    /// Also sits in ordinary desks (boards for makers, cheap capture cards): context, nothing more.
    pub is_ordinary: bool,
}

const fn hardware(name: &'static str, is_kvm: bool, is_verified: bool, is_ordinary: bool) -> Hardware {
    Hardware { name, is_kvm, is_verified, is_ordinary }
}

const NAMES: &[(Hardware, &[&str])] = &[
    (hardware("PiKVM", true, true, false), &["pikvm"]),
    (hardware("TinyPilot", true, true, false), &["tinypilot"]),
    (hardware("JetKVM", true, false, false), &["jetkvm"]),
    (hardware("GL.iNet Comet", true, false, false), &["glkvm", "gl-rm1", "gl.inet comet"]),
    (hardware("Sipeed NanoKVM", true, false, false), &["nanokvm"]),
    (hardware("BliKVM", true, false, false), &["blikvm"]),
    (hardware("Guermok capture card", false, true, true), &["guermok"]),
    (hardware("Toshiba TC358743", false, false, true), &["tc358743"]),
    (hardware("Multifunction Composite Gadget", true, false, true), &["multifunction composite gadget"]),
    (hardware("MacroSilicon MS2109", false, false, true), &["ms2109", "ms2130"]),
];

/// USB vendor and product ids; all unverified.
const USB: &[(u16, u16, Hardware)] = &[
    // The Linux Foundation's id of composite gadgets: PiKVM uses it, and so does every maker's board.
    (0x1d6b, 0x0104, hardware("Linux USB composite gadget", true, false, true)),
    (0x534d, 0x2109, hardware("MacroSilicon MS2109", false, false, true)),
];

/// The hardware that a device, monitor or product string names.
pub fn hardware_named(text: &str) -> Option<Hardware> {
    NAMES.iter().find(|(_, names)| names.iter().any(|name| has_words(text, name))).map(|(hardware, _)| *hardware)
}

/// The hardware of a USB vendor and product id.
pub fn hardware_of_usb(vendor: u16, product: u16) -> Option<Hardware> {
    USB.iter().find(|(v, p, _)| (*v, *p) == (vendor, product)).map(|(.., hardware)| *hardware)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_switches_are_found_and_ordinary_screens_are_not() {
        for (text, name) in
            [("PiKVM V4", "PiKVM"), ("TinyPilot Voyager", "TinyPilot"), ("USB NanoKVM", "Sipeed NanoKVM")]
        {
            assert_eq!(hardware_named(text).map(|found| found.name), Some(name));
        }
        for text in ["DELL U2720Q", "LG ULTRAFINE", "SAMSUNG S24", "Logitech BRIO", "ATEN KVM", "Raspberry Pi"] {
            assert_eq!(hardware_named(text), None, "{text}");
        }
        assert!(hardware_of_usb(0x534d, 0x2109).is_some_and(|found| !found.is_verified && found.is_ordinary));
        assert_eq!(hardware_of_usb(0x046d, 0xc52b), None);
    }
}
